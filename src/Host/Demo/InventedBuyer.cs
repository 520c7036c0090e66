using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;
using Sampan.Web;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Host.Demo;

/// <summary>
/// Accepts as any buyer does: the same letter brings the code, which is typed from it. Whoever plays the buyer has the
/// letter in hand as it is written.
/// </summary>
internal sealed class InventedBuyer(OrderDesk orders, BuyerDesk buyers, SiteOptions site)
{
    /// <summary>Refuses what <see cref="BuyerDesk"/> refuses.</summary>
    /// <param name="language">Of the letters.</param>
    internal async Task<Outcome<TradeRecord>> Accept(
        Request request, TradeRecord record, BuyerDetails details, string language = "en")
    {
        Texts text = Texts.In(language);
        string code = "";
        Refusal? unsent = await buyers.SendCode(
            record.Order, details.Email, sent => BuyerLetters.Code(text, site, record.Terms, code = sent));
        if (unsent is not null) return unsent;
        Outcome<AcceptedOrder> accepted = await buyers.Accept(
            request, record.Order, details, code,
            token => BuyerLetters.Link(text, site, record.Terms, token, orders.Now));
        return accepted.Map(order => order.Record);
    }
}
