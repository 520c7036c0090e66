using Microsoft.AspNetCore.Mvc;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>
/// What somebody means to buy, by seller, priced anew each time. A line that cannot be ordered says why and holds up no
/// other.
/// </summary>
public sealed class CartModel(CartReader reader) : SampanPage
{
    /// <summary>The line that a form is about.</summary>
    [BindProperty(Name = "line")]
    public string? Line { get; set; }

    [BindProperty(Name = "units")]
    public string? Units { get; set; }

    public CartView View { get; private set; } = new([]);

    public async Task OnGet()
    {
        ViewData["Private"] = true;
        Response.Headers.CacheControl = "no-cache, no-store";
        View = await reader.Read(HttpContext.Cart(), Now.UtcDate);
    }

    /// <summary>Keeps what was typed, also when nothing can be ordered of it: the line then says why.</summary>
    public IActionResult OnPostChange()
    {
        Outcome<Id> line = Id.Parse(Line);
        if (!line.IsRefused)
            HttpContext.Keep(HttpContext.Cart().WithUnits(line.Value, new PriceQuestion(Units ?? "", "").Count));
        return Redirect("/cart?done=changed");
    }

    public IActionResult OnPostRemove()
    {
        Outcome<Id> line = Id.Parse(Line);
        if (!line.IsRefused) HttpContext.Keep(HttpContext.Cart().Without(line.Value));
        return Redirect("/cart?done=removed");
    }
}
