using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Web.Kept;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// What every page has at hand: texts in the reader's language, who is signed in, and one way to show a refusal.
/// A refusal keeps what was typed; one that says "not found" is answered as such, so that a stranger learns nothing.
/// </summary>
public abstract class SampanPage : PageModel
{
    private string? _formKey;

    public Texts Text => HttpContext.Texts();

    public SiteOptions Site => HttpContext.RequestServices.GetRequiredService<SiteOptions>();

    /// <summary>Who is signed in; <see cref="Id.None"/> for a visitor.</summary>
    public Id PersonId => User.PersonId();

    public Instant Now => Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Shown at the top of the page when a form was refused.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Written into every form; a form redrawn after a refusal carries a new one.</summary>
    public string FormKey => _formKey ??= Id.New(Now).ToString();

    /// <summary>The key of the form that was sent.</summary>
    [BindProperty(Name = "form-key")]
    public string? SentFormKey { get; set; }

    /// <summary>The sent form's key; one for this sending alone where the form carried none.</summary>
    protected string KeyOfForm => string.IsNullOrEmpty(SentFormKey) ? FormKey : SentFormKey;

    /// <summary>What this page shows, kept for a few seconds.</summary>
    protected KeptReadings Readings => HttpContext.RequestServices.GetRequiredService<KeptReadings>();

    /// <summary>What this page draws for everybody who reads this address on this day in this language.</summary>
    internal DrawnPart PartFor(Shows shows)
    {
        DrawnPart part = Readings.Part(
            shows, $"{Text.Language} {Now.UtcDate.DayNumber} {Request.Path}{Request.QueryString}");
        // Razor reads a form also when it comes with a GET.
        return part with { IsKept = part.IsKept && !Request.HasFormContentType };
    }

    /// <summary>The request a sent form makes: the same form sent twice is one request.</summary>
    protected Ledger.Request FormRequest(
        string operation, Id asker, params ReadOnlySpan<string?> fields) => Ledger.Request.From(
        asker, operation, KeyOfForm, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', fields)));

    /// <summary>The page again with the reason on top, under the status that belongs to it.</summary>
    protected IActionResult Refuse(Refusal refusal)
    {
        if (refusal.Code.Kind == RefusalKind.NotFound) return NotFound();
        if (refusal.Code.Kind == RefusalKind.Forbidden) return StatusCode(403);
        return Say(refusal);
    }

    /// <summary>
    /// As <see cref="Refuse"/>, where "not found" is about something that was typed and not about the page itself.
    /// </summary>
    protected IActionResult Say(Refusal refusal)
    {
        Refused = refusal;
        // Only what was typed can be wrong in a field of this page.
        if (HttpMethods.IsPost(Request.Method)) ViewData[FieldTag.Wrong] = refusal["field"]?.Replace('_', '-');
        Response.StatusCode = Problems.StatusOf(refusal.Code.Kind);
        ModelState.Clear();
        return Page();
    }
}
