using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>
/// A practice trade begins: the person's practice firm stands as at the beginning, has the goods, and offers them.
/// </summary>
public sealed class PracticeOffer(
    OrderDesk desk, IFirms firms, IFreightCards cards, DoorPrices prices, MakeOffer offers)
{
    private readonly AddStock _stock = new(desk);

    /// <summary>
    /// Refuses <c>units_not_positive</c>, <c>units_below_minimum</c>, <c>practice_units_wrong</c>, all before the firm
    /// is put back: a practice that is under way needs it as it is. Then what <see cref="MakeOffer"/> refuses.
    /// </summary>
    public async Task<Outcome<TradeRecord>> Make(Id person, long units, string key)
    {
        if (units <= 0) return JourneyRefusals.UnitsNotPositive;
        if (units < PracticeGoods.Least)
            return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{PracticeGoods.Least}"));
        if (units > PracticeGoods.Most)
            return JourneyRefusals.PracticeUnitsWrong.With(("most", $"{PracticeGoods.Most}"));
        Outcome<Firm> firm = await firms.Practise(person, PracticeGoods.Firm, PracticeGoods.Account, desk.Now);
        if (firm.IsRefused) return firm.Refusal;
        Outcome<StoredCard> card = await Card(firm.Value.Id);
        if (card.IsRefused) return card.Refusal;
        Listing goods = PracticeGoods.Of(firm.Value.Id);
        Outcome<OfferedOrder> offered = await offers.Run(new MakeOffer.Command(
            Request.Of("practice offer", $"{person}", key), [new WantedGoods(goods, units)], PracticeGoods.To,
            PracticeGoods.Place)
        {
            Card = card.Value.Id,
        });
        if (offered.IsRefused) return offered.Refusal;
        Outcome<Receipt> stocked = await _stock.Run(new AddStock.Command(
            Request.Of("practice stock", $"{offered.Value.Record.Order}"), firm.Value.Id, goods.Id, units));
        return stocked.IsRefused ? stocked.Refusal : offered.Value.Record;
    }

    /// <summary>
    /// What an order of this many units costs at the buyer's door, as on the day; the border's part may be unknown.
    /// </summary>
    public async Task<Outcome<DoorPrice>> Price(Id firm, long units, DateOnly day)
    {
        Outcome<StoredCard> card = await Card(firm);
        return card.IsRefused
            ? card.Refusal
            : await prices.Of([new WantedGoods(PracticeGoods.Of(firm), units)], PracticeGoods.To, day, card.Value.Id);
    }

    /// <summary>A practice firm has one rate card, of the practice carrier.</summary>
    private async Task<Outcome<StoredCard>> Card(Id firm) => (await cards.Of(firm)) is [{ } own, ..]
        ? own
        : await cards.Save(new SaveCard(firm, Id.None, 0, PracticeGoods.Rates), desk.Now);
}
