using Sampan.Journeys.Funding;
using Sampan.Trade;

namespace Sampan.Journeys.Claims;

/// <summary>
/// The insurer's money has arrived: the agreed sum is the seller's, or first a lender's. Less, more, twice, or
/// after a no: it goes back to the insurer. Started only by a line of the statement.
/// </summary>
public sealed class TakeInsurance(OrderDesk desk)
{
    public Task<Outcome<TradeRecord>> Run(Id order, Id line, Money amount) =>
        desk.RunDue($"insurance {line}", order, (record, accounts, now) => Decide(record, line, amount, accounts, now));

    public static Outcome<Decision> Decide(
        TradeRecord record, Id line, Money amount, OrderAccounts accounts, Instant now)
    {
        bool taken = record.Claim?.Paid?.Line == line || record.Payments.Any(payment => payment.Line == line);
        if (taken) return JourneyRefusals.PaymentAlreadyTaken;
        if (amount.Currency != record.Terms.Total.Currency) return JourneyRefusals.PaymentCurrencyWrong;
        // It may be faster than its own answer.
        if (record.Claim is { IsAnswered: false }) return JourneyRefusals.ClaimUnanswered;

        Money none = Money.Zero(amount.Currency);
        Money sum = record.Claim is { Agreed: { } agreed, Paid: null } && amount >= agreed.Sum ? agreed.Sum : none;
        Money excess = amount - sum;
        IEnumerable<Fact> paid = sum.Minor > 0 ? [new ClaimPaid(line, sum)] : [];
        var lender = LenderShare.Of(record, sum, now, line: null);
        IEnumerable<Fact> back = excess.Minor > 0 ? [new PaymentReceived(line, excess, excess)] : [];
        return new Decision(
            [.. paid, .. lender.Facts, .. back],
            [
                .. lender.Steps(accounts, accounts.Arrivals, accounts.Payable),
                .. OrderAccounts.Money(accounts.Arrivals, accounts.Refundable, excess),
            ]);
    }
}
