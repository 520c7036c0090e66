using System.Text;
using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>Anybody reports an obstacle, with or without an account.</summary>
public sealed class ReportNewModel(ICouncil council, ReportObstacle report) : CouncilPage(council)
{
    [BindProperty(Name = "step", SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(Name = "trouble", SupportsGet = true)]
    public string? Trouble { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "days")]
    public string? Days { get; set; }

    [BindProperty(Name = "lost")]
    public string? Lost { get; set; }

    [BindProperty(Name = "currency")]
    public string? CurrencyCode { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public IReadOnlyList<string> Currencies { get; } = ["THB", "USD", "JPY", "SGD", "CNY", "EUR"];

    public void OnGet() => From ??= "TH";

    public async Task<IActionResult> OnPost()
    {
        var reader = new FormReader();
        ReportedObstacle typed = Typed(reader);
        if (reader.Refusal is { } wrong) return Say(wrong);
        string secret = SecretOf(KeyOfForm);
        Outcome<ReportedObstacle> taken = await report.Run(
            new ReportObstacle.Command(typed, secret, Email?.Trim() ?? ""));
        return taken.IsRefused
            ? Say(taken.Refusal)
            : Redirect($"/council/reports/{secret}");
    }

    private ReportedObstacle Typed(FormReader reader)
    {
        Currency currency = reader.Take("currency", Kernel.Currency.Parse(CurrencyCode));
        int? days = string.IsNullOrWhiteSpace(Days) ? null : reader.Whole("days", Days);
        Money? lost = string.IsNullOrWhiteSpace(Lost) || reader.Refusal is not null
            ? null
            : reader.Take("lost", Money.Parse(Lost.Trim(), currency));
        return new ReportedObstacle(
            Id.New(Now), Now, Show.Named<TradeStep>(Step) ?? default,
            Show.Named<Trouble>(Trouble) ?? default, CountryIn(reader, "from", From),
            CountryIn(reader, "to", To), days, lost, Written("words"), Text.Language);
    }

    private static Country? CountryIn(FormReader reader, string field, string? code) =>
        string.IsNullOrEmpty(code) ? null : reader.Take(field, Country.Parse(code));

    /// <summary>The form's key is known to this reader alone, and the same form sent twice is one report.</summary>
    private static string SecretOf(string formKey) =>
        $"{Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"obstacle report {formKey}")))}";
}
