using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>Every firm, and whether it trades with real money.</summary>
public sealed class FirmsModel(IFirms firms) : SampanPage
{
    private const int PageSize = 50;

    [BindProperty(Name = "skip", SupportsGet = true)]
    public int Skip { get; set; }

    [BindProperty(Name = "firm")]
    public string? FirmId { get; set; }

    [BindProperty(Name = "sandbox")]
    public string? Sandbox { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public IReadOnlyList<Firm> All { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task<IActionResult> OnGet() => await Read() is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } unseen) return Refuse(unseen);
        Outcome<Id> firm = Id.Parse(FirmId);
        if (firm.IsRefused) return Say(firm.Refusal);
        if (Sure != "yes") return Say(WebRefusals.ConfirmationMissing);
        Refusal? refusal = await firms.SetSandbox(PersonId, firm.Value, Sandbox != "no", Now);
        return refusal is null ? Redirect("/operator/firms?done=firm") : Say(refusal);
    }

    private async Task<Refusal?> Read()
    {
        Outcome<IReadOnlyList<Firm>> found = await firms.All(PersonId, Math.Max(0, Skip), PageSize);
        if (found.IsRefused) return found.Refusal;
        All = found.Value;
        Next = All.Count == PageSize ? Math.Max(0, Skip) + PageSize : null;
        return null;
    }
}
