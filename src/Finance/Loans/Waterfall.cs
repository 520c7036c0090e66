namespace Sampan.Finance;

/// <summary>Who gets what of the money an order brings: published before anybody agrees.</summary>
public static class Waterfall
{
    /// <summary>
    /// What a lender takes of money that would be the seller's: first the fee, then interest, then principal, and
    /// never more than is owed. The rest stays the seller's.
    /// </summary>
    /// <param name="available">What is left after the platform's own fee; not negative.</param>
    public static LoanBalance Take(LoanBalance owed, Money available)
    {
        Money fee = Money.Min(owed.Fee, available);
        Money interest = Money.Min(owed.Interest, available - fee);
        Money principal = Money.Min(owed.Principal, available - fee - interest);
        return new LoanBalance(fee, interest, principal);
    }
}
