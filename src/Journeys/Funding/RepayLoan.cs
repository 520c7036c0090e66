using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// The seller pays a loan back with money of its own: what is owed goes to the lender, and what is too much goes back
/// to the seller. Started only by a line of the statement.
/// </summary>
public sealed class RepayLoan(OrderDesk desk)
{
    public Task<Outcome<TradeRecord>> Run(Id order, Id line, Money amount) =>
        desk.RunDue($"repayment {line}", order, (record, accounts, now) => Decide(record, line, amount, accounts, now));

    public static Outcome<Decision> Decide(
        TradeRecord record, Id line, Money amount, OrderAccounts accounts, Instant now)
    {
        bool taken = record.Loan?.Repaid.Any(part => part.Line == line) == true ||
            record.Payments.Any(payment => payment.Line == line);
        if (taken) return JourneyRefusals.PaymentAlreadyTaken;
        if (amount.Currency != record.Terms.Total.Currency) return JourneyRefusals.PaymentCurrencyWrong;
        var lender = LenderShare.Of(record, amount, now, line);
        Money excess = lender.Rest;
        IEnumerable<Fact> back = excess.Minor > 0 ? [new PaymentReceived(line, excess, excess)] : [];
        return new Decision(
            [.. lender.Facts, .. back],
            [.. lender.Steps(accounts, accounts.Arrivals, accounts.Refundable)]);
    }
}
