using System.Security.Claims;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Sampan.Kernel;

namespace Sampan.Identity.Rows;

/// <summary>
/// Identity's own store, told how an id is written and that claims are not stored but follow from the row.
/// </summary>
internal sealed class PersonStore(IdentityContext context) : UserOnlyStore<Person, IdentityContext, Id>(context)
{
    public override Id ConvertIdFromString(string? id) =>
        Id.Parse(id) is { IsRefused: false } parsed ? parsed.Value : Id.None;

    public override string? ConvertIdToString(Id id) => id.IsNone ? null : id.ToString();

    public override Task<IList<Claim>> GetClaimsAsync(Person user, CancellationToken cancellationToken = default)
    {
        IList<Claim> claims = user.IsOperator ? [new Claim(ClaimTypes.Role, IdentityRegistration.OperatorRole)] : [];
        return Task.FromResult(claims);
    }
}
