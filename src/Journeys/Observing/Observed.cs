using System.Text.Json;
using Sampan.Border;
using Sampan.Council;
using Sampan.Journeys.Offers;
using Sampan.Trade;

namespace Sampan.Journeys.Observing;

/// <summary>
/// An order as the observatory counts it: each thing in the month in which it was recorded, so that a month that is
/// over never changes.
/// </summary>
internal static class Observed
{
    internal static ObservedOrder Of(
        TradeRecord record, ObservedSeller seller, IReadOnlyList<QuoteProof?> quotes, IBorder border)
    {
        Happening? held = First<GoodsHeld>(record);
        DateOnly accepted = First<OrderPlaced>(record)!.At.UtcDate;
        Happening? released = First<EscrowReleased>(record);
        return new ObservedOrder
        {
            Order = record.Order,
            Seller = seller,
            To = record.Terms.To,
            Money = record.Terms.MoneyCommodity,
            Lines = Lines(record.Terms, quotes, border),
            PaidIn = Month.Of(record.PaidAt!.Value.UtcDate),
            ShippedIn = In(First<GoodsShipped>(record)),
            Preference = Preference(record, quotes),
            HeldIn = In(held),
            HeldFor = held?.Fact is GoodsHeld fact ? JsonNamingPolicy.SnakeCaseLower.ConvertName($"{fact.Reason}") : "",
            DeliveredIn = In(First<GoodsDelivered>(record)),
            DeliveryDays = Days(accepted, record.Delivered?.On),
            ReleasedIn = In(released),
            CashDays = record.Delivered is { } delivered ? Days(delivered.On, released?.At.UtcDate) : 0,
            PledgedIn = In(First<OrderPledged>(record)),
        };
    }

    /// <summary>What its duty could be is known of lines that were quoted.</summary>
    private static string Preference(TradeRecord record, IReadOnlyList<QuoteProof?> quotes)
    {
        if (record.Origin is { } origin) return origin.Program;
        List<ReplayedQuote> known = [.. quotes.Select(quote => quote?.Replayed).OfType<ReplayedQuote>()];
        if (known.Count < quotes.Count) return "unquoted";
        return known.Any(quote => quote.Quote.BestPreference is not null) ? "unused" : "none_lower";
    }

    /// <summary>What was charged for the whole order is shared among its lines by their price.</summary>
    private static ObservedLine[] Lines(OrderTerms terms, IReadOnlyList<QuoteProof?> quotes, IBorder border)
    {
        long[] prices = [.. terms.Lines.Select(line => line.Goods.Minor)];
        long[] transport = Rounding.Allocate(terms.Freight.Minor + terms.Insurance.Minor, prices);
        long[] fee = Rounding.Allocate(terms.Fee.Minor, prices);
        return
        [
            .. terms.Lines.Select((line, i) => new ObservedLine(
                line.HsCode.Chapter, prices[i], transport[i], fee[i], Quoted(quotes[i], border))),
        ];
    }

    private static byte[]? Quoted(QuoteProof? proof, IBorder border) =>
        proof?.Replayed is { } known ? border.Inputs(known.Quote) : null;

    private static Happening? First<T>(TradeRecord record) where T : Fact =>
        record.History.FirstOrDefault(happening => happening.Fact is T);

    private static Month? In(Happening? happening) =>
        happening is null ? null : Month.Of(happening.At.UtcDate);

    /// <summary>A day that was reported wrong does not count backwards.</summary>
    private static int Days(DateOnly from, DateOnly? until) =>
        until is { } day ? Math.Max(0, day.DayNumber - from.DayNumber) : 0;
}
