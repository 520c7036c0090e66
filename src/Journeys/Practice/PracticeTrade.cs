using Sampan.Identity;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>
/// One order of a person's practice firm, from the offer to the money: the same journeys, ledger and papers as in
/// earnest, with scripted counterparties that answer at once. docs/decisions/0062.
/// </summary>
public sealed class PracticeTrade(
    OrderDesk desk, PracticeOffer offer, PracticeBuyer buyer, PracticeBorder border, PracticeSettlement settlement)
{
    private readonly ShipOrder _ship = new(desk);
    private readonly CancelOrder _cancel = new(desk);

    /// <summary>What a person does, on what the person was shown.</summary>
    /// <param name="Seen">The order that was shown; none before the first.</param>
    /// <param name="Key">Of the form: the same form is the same act.</param>
    public sealed record Act(Id Person, Id Seen, PracticeStep Step, string Key)
    {
        public long Units { get; init; }

        /// <summary>Of money that came short: ship all the same, or ask for the rest.</summary>
        public bool ShipsShort { get; init; }

        public PracticePaper Paper { get; init; }

        public PracticeReply Reply { get; init; }

        public Money? Offered { get; init; }
    }

    /// <summary>The person's newest practice order; null before the first.</summary>
    public async Task<TradeRecord?> Find(Id person)
    {
        List<CardRow> rows = await desk.Journal.Cards(
            new CardQuery(OrderDesk.PracticeKind) { Seller = Firm.PracticeOf(person) });
        // The one that was begun last: an older one may have been taken back since.
        return rows.Count == 0 ? null : await desk.Load(rows.Max(row => row.Subject));
    }

    /// <summary>Whether the person has gone all the way once.</summary>
    public async Task<bool> IsDone(Id person)
    {
        List<CardRow> settled = await desk.Journal.All(
            new CardQuery(OrderDesk.PracticeKind)
            {
                Seller = Firm.PracticeOf(person),
                States = [nameof(OrderState.Settled)],
            });
        foreach (CardRow row in settled)
            if (PracticeSteps.Of(await desk.Load(row.Subject), desk.Now) == PracticeStep.Done) return true;
        return false;
    }

    /// <summary>Does the step, and gives the order as it then stands.</summary>
    public async Task<Outcome<TradeRecord>> Run(Act act)
    {
        TradeRecord? record = await Find(act.Person);
        PracticeStep step = PracticeSteps.Of(record, desk.Now);
        bool begins = act.Step == PracticeStep.Offer;
        // A form that was sent twice, or in another window, has nothing left to do: the trade is shown as it stands.
        if (record is not null && (record.Order != act.Seen || (!begins && act.Step != step))) return record;
        if (begins) return await Begin(record, act);
        return record is null ? JourneyRefusals.OrderUnknown : await Step(record, step, act);
    }

    private async Task<Outcome<TradeRecord>> Step(TradeRecord record, PracticeStep step, Act act)
    {
        switch (step)
        {
            case PracticeStep.Buyer: return await buyer.Accept(record, act.Key);
            case PracticeStep.Payment: return await buyer.PayShort(record);
            case PracticeStep.Short: return act.ShipsShort ? await Ship(record, act.Key) : await buyer.PayRest(record);
            case PracticeStep.Way: return await border.Travel(record, act.Key);
            case PracticeStep.Paper: return await border.HandIn(record, act.Paper, act.Key);
            case PracticeStep.Arrival:
                Outcome<TradeRecord> arrived = await border.Arrive(record, act.Key);
                return arrived.IsRefused ? arrived : await buyer.Object(arrived.Value, act.Key);
            case PracticeStep.Claim: return await settlement.Answer(record, act.Reply, act.Offered, act.Key);
            case PracticeStep.Payout: return await settlement.PayOut(record);
            // Shipping is the trader's own act, on the order's page; the rest has nothing left to do.
            default: return record;
        }
    }

    /// <summary>What was begun before is taken back as far as it can be, once the new offer stands.</summary>
    private async Task<Outcome<TradeRecord>> Begin(TradeRecord? before, Act act)
    {
        Outcome<TradeRecord> offered = await offer.Make(act.Person, act.Units, act.Key);
        if (offered.IsRefused || before is null) return offered;
        Outcome<TradeRecord> left = CancelOrder.IsAllowed(before, bySeller: true, desk.Now)
            ? await _cancel.Run(new CancelOrder.Command(
                Request.Of("practice cancel", $"{before.Order}"), before.Order, BySeller: true))
            : before;
        // Also what its trader has cancelled on the desk has a buyer who paid.
        if (!left.IsRefused && left.Value.ToReturn.Minor > 0) _ = await settlement.PayOut(left.Value);
        return offered;
    }

    private Task<Outcome<TradeRecord>> Ship(TradeRecord record, string key) => _ship.Run(new ShipOrder.Command(
        Request.Of("practice ship", $"{record.Order}", key), record.Order, PracticeGoods.Carrier, "PRACTICE-1",
        desk.Now.UtcDate));
}
