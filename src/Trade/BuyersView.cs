namespace Sampan.Trade;

/// <summary>An order as its buyer is shown it: what the seller borrows on it is between seller and lender.</summary>
public static class BuyersView
{
    public static TradeRecord ForBuyer(this TradeRecord record)
    {
        if (record.Loan is not { } loan) return record;
        HashSet<Id> lines = [.. loan.Repaid.Select(part => part.Line).OfType<Id>()];
        // What of the seller's own money was too much goes back to the seller.
        HashSet<Id> payouts =
            [.. record.Payouts.Where(p => p.Line is { } line && lines.Contains(line)).Select(p => p.Id)];
        return record with
        {
            Loan = null,
            Payments = [.. record.Payments.Where(payment => !lines.Contains(payment.Line))],
            Payouts = [.. record.Payouts.Where(payout => !payouts.Contains(payout.Id))],
            History = [.. record.History.Where(happening => !IsOfLoan(happening.Fact, lines, payouts))],
        };
    }

    private static bool IsOfLoan(Fact fact, HashSet<Id> lines, HashSet<Id> payouts) => fact switch
    {
        OrderPledged or LoanRepaid => true,
        PaymentReceived f => lines.Contains(f.Line),
        PayoutSent f => payouts.Contains(f.Payout),
        PayoutConfirmed f => payouts.Contains(f.Payout),
        PayoutBounced f => payouts.Contains(f.Payout),
        _ => false,
    };
}
