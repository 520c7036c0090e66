namespace Sampan.Finance;

/// <summary>What the journal tells of a seller; nothing about who the seller is.</summary>
/// <param name="Delivered">Orders whose goods arrived and whose money was released.</param>
/// <param name="Faulty">Orders whose goods came back, or that an operator had to decide.</param>
/// <param name="Months">Whole months since money for the seller's first order came in.</param>
public readonly record struct SellerHistory(int Delivered, int Faulty, int Months);

/// <summary>
/// A seller's record as one number from 0 to 100. It never falls by a delivery or by time, and never rises by a fault:
/// docs/funding.md shows the sum.
/// </summary>
public static class SellerScore
{
    /// <summary>What a bank statement adds at most.</summary>
    public const int MostOfBank = BankMonths * PerBankMonth + NeverBelow;

    private const int BankMonths = 6, PerBankMonth = 4, NeverBelow = 6;
    private const int Most = 100, PerDelivery = 5, MostDeliveries = 50, PerMonth = 2, MostMonths = 20, Clean = 30;

    public static int Of(SellerHistory history)
    {
        int ended = history.Delivered + history.Faulty;
        // A fraction of a point is dropped.
        int clean = ended == 0 ? 0 : Clean * history.Delivered / ended;
        return Math.Min(MostDeliveries, PerDelivery * history.Delivered) +
            Math.Min(MostMonths, PerMonth * history.Months) + clean;
    }

    /// <summary>
    /// As <see cref="Of(SellerHistory)"/>, and what the seller's bank account adds where it is looked at: more by each
    /// month of income, less when it was overdrawn, never less than nothing.
    /// </summary>
    public static int Of(SellerHistory history, BankRecord? bank) => Math.Min(Most, Of(history) + OfBank(bank));

    /// <summary>What a bank statement adds.</summary>
    public static int OfBank(BankRecord? bank) => bank is null
        ? 0
        : Math.Min(BankMonths, bank.Months) * PerBankMonth +
            (bank is { Overdrawn: false, Months: > 0 } ? NeverBelow : 0);

    /// <summary>How many deliveries more lift the score to this, all else the same; null when none do.</summary>
    public static int? DeliveriesTo(int score, SellerHistory history)
    {
        // After these the points per delivery are full, and only the share of clean orders still grows.
        const int enough = 1_000;
        for (int more = 0; more <= enough; more++)
            if (Of(history with { Delivered = history.Delivered + more }) >= score) return more;
        return null;
    }
}
