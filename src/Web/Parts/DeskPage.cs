using Microsoft.AspNetCore.Mvc.Filters;
using Sampan.Identity;

namespace Sampan.Web.Parts;

/// <summary>
/// A page of one firm's desk, <c>/desk/{firm}/…</c>. Somebody who is no member is told that there is no such page,
/// before the page has read anything.
/// </summary>
public abstract class DeskPage(IFirms firms) : SampanPage
{
    public Firm Firm { get; private set; } = null!;

    public Role Role { get; private set; }

    protected IFirms Firms => firms;

    /// <summary>What a member needs to see the page at all. An act asks for its own beside it.</summary>
    protected virtual Permission Needs => Permission.SeeFirm;

    /// <summary>Whether the page offers an act; the act itself asks <see cref="Require"/> again.</summary>
    public bool May(Permission permission) => Role.Allows(permission);

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Enter(context.RouteData.Values["firm"] as string) is not { } refusal) await next();
        else context.Result = refusal.Code.Kind == RefusalKind.Forbidden ? StatusCode(403) : NotFound();
    }

    protected async Task<Refusal?> Require(Permission permission) =>
        (await firms.Require(PersonId, Firm.Id, permission)).Refusal;

    private async Task<Refusal?> Enter(string? route)
    {
        Outcome<Id> id = Id.Parse(route);
        if (id.IsRefused) return IdentityRefusals.FirmUnknown;
        Outcome<Role> role = await firms.Require(PersonId, id.Value, Needs);
        if (role.IsRefused) return role.Refusal;
        Outcome<Firm> firm = await firms.FirmOf(PersonId, id.Value);
        if (firm.IsRefused) return firm.Refusal;
        (Firm, Role) = (firm.Value, role.Value);
        return null;
    }
}
