using Sampan.Journeys.Funding;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// Money that has arrived for an order goes into its escrow, up to what is unpaid; what is too much is kept for return.
/// The moment all is there that is paid before shipping, the held stock becomes the buyer's in the same entry. What
/// comes when the escrow is released already is the seller's, or first a lender's. Started only by a matched statement
/// line: nothing else can mark an order paid.
/// </summary>
public sealed class TakePayment(OrderDesk desk)
{
    public Task<Outcome<TradeRecord>> Run(Id order, Id line, Money amount) =>
        desk.RunDue($"payment {line}", order, (record, accounts, now) => Decide(record, line, amount, accounts, now));

    public static Outcome<Decision> Decide(
        TradeRecord record, Id line, Money amount, OrderAccounts accounts, Instant now)
    {
        if (record.History.Any(h => h.Fact is PaymentReceived taken && taken.Line == line))
            return JourneyRefusals.PaymentAlreadyTaken;
        if (amount.Currency != record.Terms.Total.Currency) return JourneyRefusals.PaymentCurrencyWrong;

        // An order takes what is unpaid of it, once placed and until the deadline of the first payment has passed
        // without it; whatever else comes is the payer's and goes back.
        bool open = record.State is not (OrderState.Offered or OrderState.Placed) ||
            (record.State == OrderState.Placed && now < record.PayBy);
        Money taken = open ? Money.Min(amount, record.Unpaid) : Money.Zero(amount.Currency);
        Money excess = amount - taken;
        var received = new PaymentReceived(line, amount, excess);
        IEnumerable<Step> back = OrderAccounts.Money(accounts.Arrivals, accounts.Refundable, excess);
        if (record.IsParted && taken.Minor > 0) return Rest(record, received, back, accounts, now);
        bool secures = open && record.State == OrderState.Placed && taken >= record.Missing;
        return new Decision(
            [received, .. secures ? [new OrderPaid()] : (Fact[])[]],
            [
                .. OrderAccounts.Money(accounts.Arrivals, accounts.Escrow, taken),
                .. back,
                .. secures ? [new PostHold(record.StockHold)] : (Step[])[],
            ]);
    }

    /// <summary>
    /// The fee was taken at the release: all of the rest is the seller's, as far as no lender waits for it.
    /// </summary>
    private static Decision Rest(
        TradeRecord record, PaymentReceived received, IEnumerable<Step> back, OrderAccounts accounts, Instant now)
    {
        Money taken = received.Amount - received.Excess;
        var lender = LenderShare.Of(record, taken, now, line: null);
        // What already waits to be sent waits no longer for what has come now.
        DateOnly on = record.ToSend.Minor > 0
            ? record.PayoutOn ?? now.UtcDate
            : now.UtcDate.AddDays(record.Terms.Deadlines.Payout);
        return new Decision(
            [received, new RestReleased(taken, on), .. lender.Facts],
            [.. lender.Steps(accounts, accounts.Arrivals, accounts.Payable), .. back]);
    }
}
