using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>What somebody reads who came to a wall: what happened, in his language, and the way back.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : SampanPage
{
    private static readonly int[] Known = [400, 403, 404, 409, 422, 500, 503];

    public string Key { get; private set; } = "";

    public IActionResult OnGet(int code) => Show(code);

    /// <summary>A form that could not be taken is answered here under its own method.</summary>
    public IActionResult OnPost(int code) => Show(code);

    private PageResult Show(int code)
    {
        int shown = Known.Contains(code) ? code : code >= 500 ? 500 : code is >= 400 ? 400 : 404;
        Key = $"error.{shown}";
        Response.StatusCode = code is >= 400 and <= 599 ? code : 404;
        return Page();
    }
}
