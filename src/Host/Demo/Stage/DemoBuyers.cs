using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// Invented buyers of the demo's goods, each with an address of its own.
/// </summary>
internal sealed class DemoBuyers(MakeOffer offers, InventedBuyer buyer)
{
    /// <param name="key">Names the request: the same key is the same order.</param>
    internal async Task<Outcome<TradeRecord>> Offer(Listing listing, long units, string key) =>
        (await offers.Run(new MakeOffer.Command(
            Request.Of("demo buyer orders", key), [new WantedGoods(listing, units)], Country.Japan, "Osaka")))
        .Map(order => order.Record);

    /// <summary>Each order has an address of its own, so that one buyer's codes do not use up another's.</summary>
    internal Task<Outcome<TradeRecord>> Accept(TradeRecord record, string key)
    {
        string reference = record.Terms.Reference.ToLowerInvariant();
        BuyerDetails details = DemoTrade.Buyer with { Email = $"{reference}@buyer.example" };
        return buyer.Accept(Request.Of("demo buyer accepts", key), record, details);
    }
}
