using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>Whose desk: with one firm there is nothing to choose.</summary>
public sealed class IndexModel(IFirms firms) : SampanPage
{
    public IReadOnlyList<Firm> Own { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        Own = await firms.FirmsOf(PersonId);
        return Own.Count == 1 ? Redirect($"/desk/{Own[0].Id}") : Page();
    }
}
