using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Money leaves an order's book for the house: to the seller on the promised day, back to the buyer at once. The
/// payout is put on the house's list first and its money follows by sweep; the bank is told by
/// <see cref="InstructPayout"/> when the money is there.
/// </summary>
public sealed class AskPayout(OrderDesk desk)
{
    public async Task<Outcome<TradeRecord>> Run(Id order, BankAccount account)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        (PayoutCause cause, Id payout) = Next(record);
        Outcome<Receipt> listed = await desk.Ledger.Post(Listed(house.Value, payout, cause, order, desk.Now));
        if (listed.IsRefused) return listed.Refusal;
        return await desk.RunDue($"payout {payout}", order, (state, accounts, now) =>
            Decide(state, accounts, account.Payout(house.Value, payout), now));
    }

    public static Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, AccountKey payout, Instant now)
    {
        (PayoutCause cause, Id id) = Next(record);
        // The record moved on between listing and deciding: the list's entry is not this one, and stays empty.
        if (id != payout.Owner) return JourneyRefusals.NothingToPayOut;
        bool refund = cause == PayoutCause.Refund;
        Money amount = refund ? record.ToReturn : OrderDeadlines.Earned(record);
        if (amount.Minor == 0) return JourneyRefusals.NothingToPayOut;
        if (!refund && record.Released is { } released && now < OrderDeadlines.StartOf(released.PayoutOn))
            return JourneyRefusals.PayoutNotDue.With(("on", released.PayoutOn.Text()));
        return new Decision(
            new PayoutSent(id, amount, refund),
            new Sweep(refund ? accounts.Refundable : accounts.Payable, payout, amount.Minor));
    }

    internal static EntryRequest Listed(int house, Id payout, PayoutCause cause, Id source, Instant now) => new()
    {
        Request = Request.Of("payout asked", $"{payout}"),
        Book = house,
        Kind = "payout.asked",
        Subject = new Subject(payout, 0, new PayoutCard(cause, source, null).Card("asked", now)),
        Facts = FactCodec.Encode(new PayoutAsked(cause, source)),
    };

    private static (PayoutCause Cause, Id Payout) Next(TradeRecord record)
    {
        PayoutCause cause = record.ToReturn.Minor > 0 ? PayoutCause.Refund : PayoutCause.Seller;
        int number = record.Payouts.Count(p => p.Refund == (cause == PayoutCause.Refund));
        return (cause, PayoutCard.IdOf(cause, record.Order, cause == PayoutCause.Seller ? 0 : number));
    }
}
