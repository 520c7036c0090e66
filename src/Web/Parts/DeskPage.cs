using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Identity;
using Sampan.Web.Access;

namespace Sampan.Web.Parts;

/// <summary>
/// A page of one firm's desk, <c>/desk/{firm}/…</c>. <see cref="Gate"/> has let only members in; a page that needs more
/// than membership states it with <see cref="AllowedToAttribute"/>, and an act asks <see cref="Require"/> beside it.
/// </summary>
public abstract class DeskPage(IFirms firms) : SampanPage
{
    public Firm Firm { get; private set; } = null!;

    public Role Role { get; private set; }

    protected IFirms Firms => firms;

    /// <summary>Whether the page offers an act; the act itself asks <see cref="Require"/> again.</summary>
    public bool May(Permission permission) => Role.Allows(permission) && Firm.Details.Kind.Allows(permission);

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Outcome<Role> role = await firms.Require(PersonId, HttpContext.Asker().Firm, Permission.SeeFirm);
        Outcome<Firm> firm = role.IsRefused ? role.Refusal : await firms.FirmOf(PersonId, HttpContext.Asker().Firm);
        if (role.IsRefused || firm.IsRefused)
        {
            context.Result = NotFound();
            return;
        }
        (Firm, Role) = (firm.Value, role.Value);
        HttpContext.IsAbout(Firm.Details.Country);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    protected async Task<Refusal?> Require(Permission permission) =>
        (await firms.Require(PersonId, Firm.Id, permission)).Refusal;
}
