using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages;

/// <summary>Every part of the style sheet on one page, to look at while working on it. Demo only.</summary>
public sealed class DesignModel : SampanPage
{
    public static Refusal Example { get; } = JourneyRefusals.UnitsBelowMinimum.With(("minimum", "20"));

    public static IReadOnlyList<JournalMove> Moves { get; } =
    [
        new(1, 7, "payment.received", new Instant(0), Key(Chart.Arrivals), Key(Chart.Escrow), 330000, "single"),
    ];

    public static BarChart Bars(Texts text) => new("chart", text["design.showing"], text["design.hint"],
    [
        new(text.Country(Country.Japan), 480, Show.Number(480)),
        new(text.Country(Country.Singapore), 210, Show.Number(210)),
        new(text["observatory.rest"], 90, Show.Number(90), IsRest: true),
    ]);

    public IActionResult OnGet() => Site.IsDemo ? Page() : NotFound();

    private static AccountKey Key(AccountKind kind) => new(1, kind, Id.None, Commodity.Money(Currency.Thb, test: true));
}
