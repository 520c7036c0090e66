using Microsoft.EntityFrameworkCore;
using Sampan.Identity.Rows;
using Sampan.Kernel;

namespace Sampan.Identity.People;

/// <summary>
/// Who reads the server's terminal makes further operators of people who have signed up: what two operators decide
/// together needs two. The person's sessions end, so that the next one knows.
/// </summary>
internal static class AppointOperator
{
    /// <summary>Refuses <c>person_unknown</c>, and <c>last_operator_stays</c> when nobody would be left.</summary>
    internal static async Task<Refusal?> Run(IdentityContext identity, string email, bool isOperator, Instant now)
    {
        string sought = email.Trim().Normalize().ToUpperInvariant();
        if (await identity.Users.SingleOrDefaultAsync(person => person.NormalizedEmail == sought) is not { } person)
            return IdentityRefusals.PersonUnknown;
        bool isLast = person.IsOperator && !isOperator
            && !await identity.Users.AnyAsync(other => other.IsOperator && other.Id != person.Id);
        if (isLast) return IdentityRefusals.LastOperatorStays;
        if (person.IsOperator == isOperator) return null;

        person.IsOperator = isOperator;
        person.SecurityStamp = $"{Id.New(now)}";
        _ = await identity.SaveChangesAsync();
        return null;
    }
}
