using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// A seller takes two lenders' offers for one order at the same moment. The order is an invented buyer's, paid like any
/// other; afterwards it stays as it is, with the one loan it got.
/// </summary>
internal sealed class DoublePledge(
    DemoEvents events, FundingOffers offers, BorrowOnOrder borrowing, CancelOrder cancel)
{
    internal sealed record Race(TradeRecord Pledged, FundingOffer First, FundingOffer Second, Refusal Refused);

    /// <summary>Refuses <c>offers_too_few</c> where fewer than two lenders would lend on the order.</summary>
    internal async Task<Outcome<Race>> Run(string key)
    {
        Outcome<TradeRecord> ordered = await events.Order($"{key} pledge");
        if (ordered.IsRefused) return ordered.Refusal;
        Outcome<TradeRecord> paid = await events.Happen(Web.Demo.DemoEvent.PaidInFull, ordered.Value, key);
        if (paid.IsRefused) return paid.Refusal;
        Outcome<FundingAnswer> answer = await offers.For(paid.Value);
        if (answer.IsRefused) return answer.Refusal;
        FundingOffer[] two =
            [.. answer.Value.Offers.DistinctBy(offer => offer.Mandate.Lender).Take(2)];
        if (two.Length < 2)
        {
            _ = await cancel.Run(new CancelOrder.Command(
                Request.Of("demo pledge", $"{paid.Value.Order}"), paid.Value.Order, BySeller: true));
            return HostRefusals.OffersTooFew;
        }
        Outcome<TradeRecord>[] taken = await Task.WhenAll(two.Select(offer => borrowing.Run(new BorrowOnOrder.Command(
            Request.Of("demo pledge", key, $"{offer.Mandate.Id}"), paid.Value.Order, offer.Mandate.Id,
            offer.Mandate.Version, offer.Terms.Principal, offer.AtDue.Total))));
        return (taken[0].Refusal, taken[1].Refusal) switch
        {
            (null, { } refused) => new Race(taken[0].Value, two[0], two[1], refused),
            ({ } refused, null) => new Race(taken[1].Value, two[1], two[0], refused),
            ({ } refused, _) => refused,
            _ => throw new InvalidOperationException("One order was pledged twice."),
        };
    }
}
