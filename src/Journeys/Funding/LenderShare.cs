using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// How money that would be a seller's is parted with the lender of the order: by the published order, fee, interest,
/// principal, and the rest is the seller's. Without a loan all of it is.
/// </summary>
internal sealed class LenderShare
{
    private readonly Money _available;
    private readonly LoanRepaid? _part;

    private LenderShare(Money available, LoanRepaid? part) => (_available, _part) = (available, part);

    /// <param name="line">The statement line with which the seller pays; null for money the order brought.</param>
    internal static LenderShare Of(TradeRecord record, Money available, Instant now, Id? line)
    {
        if (record.Loan is not { } loan) return new LenderShare(available, null);
        DateOnly today = now.UtcDate;
        LoanBalance taken = Waterfall.Take(LoanBalance.On(today, loan.Terms, loan.Repaid), available);
        var part = new LoanRepaid(loan.Terms.Loan, taken.Fee, taken.Interest, taken.Principal, today, line);
        return new LenderShare(available, part.Total.Minor > 0 ? part : null);
    }

    internal Money Taken => _part?.Total ?? Money.Zero(_available.Currency);

    internal Money Rest => _available - Taken;

    internal IEnumerable<Fact> Facts => _part is null ? [] : [_part];

    /// <summary>From where the money lies to the lender's book, and the rest to where it belongs.</summary>
    internal IEnumerable<Step> Steps(OrderAccounts accounts, AccountKey from, AccountKey rest) =>
        [
            .. _part is null ? [] : (Step[])[new Sweep(from, accounts.Repaid, Taken.Minor)],
            .. OrderAccounts.Money(from, rest, Rest),
        ];
}
