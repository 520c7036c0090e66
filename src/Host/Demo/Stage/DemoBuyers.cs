using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// An invented buyer orders and accepts as any buyer does: a code is sent, and typed from the letter.
/// </summary>
internal sealed class DemoBuyers(MakeOffer offers, BuyerDesk buyers)
{
    /// <param name="key">Names the request: the same key is the same order.</param>
    internal async Task<Outcome<TradeRecord>> Offer(Listing listing, long units, string key) =>
        (await offers.Run(new MakeOffer.Command(
            Request.Of("demo buyer orders", key), listing, units, Country.Japan, "Osaka"))).Map(order => order.Record);

    /// <summary>Each order has an address of its own, so that one buyer's codes do not use up another's.</summary>
    internal async Task<Outcome<TradeRecord>> Accept(TradeRecord record, string key)
    {
        string reference = record.Terms.Reference;
        BuyerDetails details = DemoTrade.Buyer with { Email = $"{reference.ToLowerInvariant()}@buyer.example" };
        string code = "";
        Refusal? unsent = await buyers.SendCode(record.Order, details.Email, sent =>
        {
            code = sent;
            return new Letter($"{sent} is your code", $"{reference}: {sent}");
        });
        if (unsent is not null) return unsent;
        Outcome<AcceptedOrder> accepted = await buyers.Accept(
            Request.Of("demo buyer accepts", key), record.Order, details, code,
            token => new Letter(reference, $"/o/{token}"));
        return accepted.Map(order => order.Record);
    }
}
