namespace Sampan.Trade;

/// <summary>
/// An order as its buyer is shown it: what the seller borrows on it is between seller and lender. With the loan goes
/// what the seller is sent, from which it could be told; where there is none, the buyer is shown all.
/// </summary>
public static class BuyersView
{
    public static TradeRecord ForBuyer(this TradeRecord record)
    {
        if (record.Loan is not { } loan) return record;
        HashSet<Id> lines = Lines(loan), payouts = Payouts(record, lines);
        return record with
        {
            Loan = null,
            Payments = [.. record.Payments.Where(payment => !lines.Contains(payment.Line))],
            Payouts = [.. record.Payouts.Where(payout => !payouts.Contains(payout.Id))],
            History = [.. record.History.Where(happening => !IsOfLoan(happening.Fact, lines, payouts))],
        };
    }

    /// <summary>The entries of the journal of which the buyer is shown nothing, by their place in it.</summary>
    public static IReadOnlySet<long> HiddenFromBuyer(this TradeRecord record)
    {
        if (record.Loan is not { } loan) return new HashSet<long>();
        HashSet<Id> lines = Lines(loan), payouts = Payouts(record, lines);
        return record.History.GroupBy(happening => happening.Seq)
            .Where(entry => entry.All(happening => IsOfLoan(happening.Fact, lines, payouts)))
            .Select(entry => entry.Key).ToHashSet();
    }

    /// <summary>The statement lines with which the seller paid the loan.</summary>
    private static HashSet<Id> Lines(OrderLoan loan) => [.. loan.Repaid.Select(part => part.Line).OfType<Id>()];

    /// <summary>What the seller is sent: of the order, and of its own money that was too much.</summary>
    private static HashSet<Id> Payouts(TradeRecord record, HashSet<Id> lines) =>
        [.. record.Payouts.Where(p => p.Line is not { } line || lines.Contains(line)).Select(p => p.Id)];

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
