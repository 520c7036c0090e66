using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Journeys.Offers;
using Sampan.Trade;
using Sampan.Web.Demo;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Home;

/// <summary>What the first screen of a demo has beside that of any other: one order, and what can be played.</summary>
public sealed record DemoBoard
{
    public required TradeRecord? Record { get; init; }

    public required BorderQuote? Quote { get; init; }

    public required IReadOnlyList<DemoOrder> Orders { get; init; }

    public required IReadOnlyList<DemoEvent> Events { get; init; }

    /// <summary>The order's buyer is invented, so anybody may see its invoice.</summary>
    public required bool ShowsPapers { get; init; }

    public required Instant Now { get; init; }

    public IReadOnlyList<OrderStop> Stops(Texts text) => OrderStops.Of(text, Record!, Quote);

    /// <summary>Null where this is no demo.</summary>
    public static async Task<DemoBoard?> Read(IServiceProvider services, string? reference, Instant now)
    {
        if (services.GetService<IDemoStage>() is not { } stage) return null;
        TradeRecord? record = await stage.Order(reference) ?? await stage.Order(null);
        // The stop shows the first product's: the order's own page shows each.
        QuoteProof? proof = record is null
            ? null
            : (await services.GetRequiredService<QuoteProofs>().Of(record.Terms))[0];
        bool invented = record is not null && await stage.Shown(record.Terms.Reference) is not null;
        return new DemoBoard
        {
            Record = record,
            Quote = proof?.Replayed?.Quote,
            Orders = await stage.Orders(),
            Events = invented ? stage.EventsOf(record!) : [],
            ShowsPapers = invented && record!.Invoice is not null,
            Now = now,
        };
    }
}
