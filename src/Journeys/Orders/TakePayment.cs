using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// Money that has arrived for an order goes into its escrow, up to what is missing; the rest is kept for return.
/// The moment the total is there, the held stock becomes the buyer's in the same entry. Started only by a matched
/// statement line: nothing else can mark an order paid.
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

        // Only a placed order within its deadline takes money; whatever else comes is the payer's and goes back.
        bool open = record.State == OrderState.Placed && now < record.PayBy;
        Money taken = open ? Money.Min(amount, record.Missing) : Money.Zero(amount.Currency);
        Money excess = amount - taken;
        List<Fact> facts = [new PaymentReceived(line, amount, excess)];
        List<Step> steps =
        [
            .. OrderAccounts.Money(accounts.Arrivals, accounts.Escrow, taken),
            .. OrderAccounts.Money(accounts.Arrivals, accounts.Refundable, excess),
        ];
        if (open && taken == record.Missing)
        {
            facts.Add(new OrderPaid());
            steps.Add(new PostHold(record.StockHold));
        }
        return new Decision(facts, steps);
    }
}
