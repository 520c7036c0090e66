using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Money leaves an order's book for the house: to the seller on the promised day, back to who paid it at once. The
/// payout is put on the house's list first and its money follows by sweep; the bank is told by
/// <see cref="InstructPayout"/> when the money is there.
/// </summary>
public sealed class AskPayout(OrderDesk desk)
{
    /// <summary>
    /// The money that leaves next; <c>Line</c> is the statement line it came by, null for the seller.
    /// </summary>
    internal sealed record NextPayout(Id Payout, Id? Line, Money Amount)
    {
        internal PayoutCause Cause => Line is null ? PayoutCause.Seller : PayoutCause.Refund;
    }

    public async Task<Outcome<TradeRecord>> Run(Id order, BankAccount account)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.Terms.MoneyCommodity != account.Commodity) return JourneyRefusals.PaymentCurrencyWrong;
        // Only what is due is listed: from here on it can change in amount, but not cease to be owed.
        if (Check(record, desk.Now) is { } refusal) return refusal;
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        NextPayout next = Next(record)!;
        var card = new PayoutCard
        {
            Cause = next.Cause,
            Source = order,
            Commodity = account.Commodity.Code,
            Payer = next.Line,
        };
        Outcome<Receipt> listed = await desk.Ledger.Post(card.Listed(house.Value, next.Payout, desk.Now));
        if (listed.IsRefused) return listed.Refusal;
        return await desk.RunDue($"payout {next.Payout}", order, (state, accounts, now) =>
            Decide(state, accounts, account.Payout(house.Value, next.Payout), now));
    }

    public static Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, AccountKey payout, Instant now)
    {
        if (Check(record, now) is { } refusal) return refusal;
        NextPayout next = Next(record)!;
        // The record moved on between listing and deciding: what was listed has been sent, or has its turn later.
        if (next.Payout != payout.Owner) return JourneyRefusals.NothingToPayOut;
        return new Decision(
            new PayoutSent(next.Payout, next.Amount, next.Line),
            new Sweep(next.Line is null ? accounts.Payable : accounts.Refundable, payout, next.Amount.Minor));
    }

    /// <summary>Money to give back comes first, transfer by transfer; then what the seller has earned.</summary>
    internal static NextPayout? Next(TradeRecord record)
    {
        if (record.Payments.FirstOrDefault(p => p.ToReturn.Minor > 0) is { } owed)
        {
            int number = record.Payouts.Count(p => p.Line == owed.Line);
            return new NextPayout(PayoutCard.IdOf(PayoutCause.Refund, owed.Line, number), owed.Line, owed.ToReturn);
        }
        if (record.ToSend.Minor == 0) return null;
        int sent = record.Payouts.Count(p => !p.Refund);
        return new NextPayout(PayoutCard.IdOf(PayoutCause.Seller, record.Order, sent), null, record.ToSend);
    }

    private static Refusal? Check(TradeRecord record, Instant now)
    {
        if (Next(record) is not { } next) return JourneyRefusals.NothingToPayOut;
        if (next.Line is null && record.PayoutOn is { } day && now < Instant.StartOf(day))
            return JourneyRefusals.PayoutNotDue.With(("on", day.Text()));
        return null;
    }
}
