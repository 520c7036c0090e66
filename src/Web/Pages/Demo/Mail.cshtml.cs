using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Demo;

/// <summary>The letters the demo would have sent. Nobody's mail can be read like this outside a demo.</summary>
public sealed class MailModel : SampanPage
{
    private const int Most = 20;

    public IReadOnlyList<CaughtLetter> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!Site.IsDemo || HttpContext.RequestServices.GetService<ILetterbox>() is not { } box) return NotFound();
        Response.Headers.CacheControl = "no-cache, no-store";
        Letters = await box.Newest(Most);
        return Page();
    }
}
