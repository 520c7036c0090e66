using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Orders in a demo that are not the demo's to play with.</summary>
internal static class OddOrders
{
    /// <summary>Of a firm that a visitor has opened.</summary>
    public static async Task<TradeRecord> OrderOf(this RunningSite site, Id firm)
    {
        Listing mango = site.Mango;
        var foreign = new Listing
        {
            Id = mango.Id,
            Shop = mango.Shop,
            Firm = firm,
            Slug = mango.Slug,
            Terms = mango.Terms,
            ChangedAt = mango.ChangedAt,
        };
        return (await Offer(site, foreign)).Value.Record;
    }

    /// <summary>Accepted by somebody whose address could be real: its reference.</summary>
    public static async Task<string> OrderOfRealBuyer(this RunningSite site)
    {
        TradeRecord record = (await Offer(site, site.Mango)).Value.Record;
        BuyerDesk buyers = site.Services.GetRequiredService<BuyerDesk>();
        const string email = "somebody@mail.test";
        string code = "";
        Assert.Null(await buyers.SendCode(record.Order, email, sent => new Letter("code", code = sent)));
        Outcome<AcceptedOrder> accepted = await buyers.Accept(
            Request.Of("real buyer", $"{record.Order}"), record.Order,
            new BuyerDetails(email, "Some Body", ["1 Real Street", "Osaka"]), code,
            token => new Letter("order", token));
        Assert.False(accepted.IsRefused, accepted.ToString());
        return record.Terms.Reference;
    }

    private static async Task<Outcome<OfferedOrder>> Offer(RunningSite site, Listing listing) =>
        await site.Services.GetRequiredService<MakeOffer>().Run(new MakeOffer.Command(
            Request.Of("odd order", Guid.NewGuid().ToString("N")), [new WantedGoods(listing, 20)],
            Country.Japan, "Osaka"));
}
