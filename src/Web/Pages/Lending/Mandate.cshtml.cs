using Microsoft.AspNetCore.Mvc;
using Sampan.Finance;
using Sampan.Identity;
using Sampan.Journeys.Funding;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Lending;

/// <summary>One mandate: written, tried, saved, stopped; as a form and as JSON.</summary>
public sealed class MandateModel(IFirms firms, IMandates mandates, TryMandate trial) : LenderPage(firms)
{
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "json")]
    public string? Json { get; set; }

    /// <summary>Null while the mandate is new.</summary>
    public StoredMandate? Stored { get; private set; }

    public MandateForm Form { get; private set; } = new();

    /// <summary>What the mandate as typed would do now, and would have done.</summary>
    public (MandateTrial Now, MandateTrial Past)? Tried { get; private set; }

    /// <summary>Every field of a JSON text that is wrong.</summary>
    public IReadOnlyList<Refusal> WrongFields { get; private set; } = [];

    public string Address => $"{Lending}/mandates/{(Stored is null ? "new" : $"{Stored.Mandate.Id}")}";

    public async Task<IActionResult> OnGet(string mandate)
    {
        if (await Find(mandate) is { } unknown) return Refuse(unknown);
        Form = Stored is null ? MandateForm.New(Now.UtcDate) : MandateForm.Of(Stored.Terms);
        return Page();
    }

    public async Task<IActionResult> OnGetFile(string mandate)
    {
        if (await Find(mandate) is { } unknown || Stored is null) return NotFound();
        return File(
            System.Text.Encoding.UTF8.GetBytes(MandateFile.Write(Stored.Terms)), "application/json",
            $"mandate-{Stored.Mandate.Id}-{Stored.Mandate.Version}.json");
    }

    public async Task<IActionResult> OnPost(string mandate)
    {
        if (await Typed(mandate) is { } wrong) return Say(wrong);
        Outcome<StoredMandate> saved = await mandates.Save(
            new SaveMandate(
                Firm.Id, Stored?.Mandate.Id ?? Id.None, Version, Firm.Sandbox, Form.Terms().Value), Now);
        return saved.IsRefused ? Refuse(saved.Refusal) : Redirect($"{Lending}?done=saved");
    }

    public async Task<IActionResult> OnPostTry(string mandate)
    {
        if (await Typed(mandate) is { } wrong) return Say(wrong);
        var asTyped = new Mandate(Stored?.Mandate.Id ?? Id.None, Version, Firm.Id, Firm.Sandbox, Form.Terms().Value);
        Tried = (await trial.Now(asTyped), await trial.Past(asTyped));
        return Page();
    }

    public async Task<IActionResult> OnPostRead(string mandate)
    {
        if (await Find(mandate) is { } unknown) return Refuse(unknown);
        MandateTerms? terms = MandateFile.Read(Json ?? "", out var wrong);
        Form = terms is null ? MandateForm.Read(Request.Form) : MandateForm.Of(terms);
        if (terms is not null) return Page();
        WrongFields = [.. wrong.Select(fault => FormReader.About(fault.Field, fault.Refusal))];
        return Say(FinanceRefusals.MandateJson.With(("path", wrong[0].Field), ("field", "json")));
    }

    public async Task<IActionResult> OnPostStop(string mandate)
    {
        if (await Find(mandate) is { } unknown) return Refuse(unknown);
        if (Stored is null) return NotFound();
        Outcome<StoredMandate> stopped = await mandates.Stop(Firm.Id, Stored.Mandate.Id, Version, Now);
        if (!stopped.IsRefused) return Redirect($"{Lending}?done=stopped");
        Form = MandateForm.Of(Stored.Terms);
        return Refuse(stopped.Refusal);
    }

    private async Task<Refusal?> Typed(string mandate)
    {
        if (await Find(mandate) is { } unknown) return unknown;
        Form = MandateForm.Read(Request.Form);
        return Form.Terms().Refusal;
    }

    private async Task<Refusal?> Find(string mandate)
    {
        if (mandate == "new") return null;
        Outcome<Id> id = Id.Parse(mandate);
        Outcome<StoredMandate> stored =
            id.IsRefused ? FinanceRefusals.MandateUnknown : await mandates.MandateOf(Firm.Id, id.Value);
        if (stored.IsRefused) return stored.Refusal;
        Stored = stored.Value;
        if (HttpContext.Request.Method == "GET") Version = Stored.Mandate.Version;
        return null;
    }
}
