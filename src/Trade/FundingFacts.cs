namespace Sampan.Trade;

/// <summary>What money is lent on.</summary>
public enum LoanProduct
{
    /// <summary>An order whose money lies in escrow, before it is released.</summary>
    PurchaseOrder = 1,

    /// <summary>What the buyer of accepted goods still owes, before it is due.</summary>
    EarlyPayment,
}

/// <summary>What is lent on an order and for how much: agreed once, never changed.</summary>
public sealed record LoanTerms
{
    public required Id Loan { get; init; }

    public required Id Lender { get; init; }

    /// <summary>The rule of the lender by which it was offered, in the version of the day.</summary>
    public required Id Mandate { get; init; }

    public required int MandateVersion { get; init; }

    public required LoanProduct Product { get; init; }

    public required Money Principal { get; init; }

    /// <summary>Once, however early it is paid back.</summary>
    public required Money Fee { get; init; }

    /// <summary>Interest for a year, in hundredths of a percent.</summary>
    public required int RateBps { get; init; }

    /// <summary>Added to it for every day after <see cref="DueOn"/>.</summary>
    public required int LateBps { get; init; }

    /// <summary>The day of the agreement: the first day that bears interest.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which it can be paid back without being late.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>
/// The seller took a lender's offer: what this order brings pays the loan first, and no other loan is given on it.
/// </summary>
public sealed record OrderPledged(LoanTerms Terms) : Fact;

/// <summary>
/// Part of a loan was paid back: out of what the order brought, or by the seller with statement line <c>Line</c>.
/// Recorded at the order, and once the money has reached the lender's book, at the loan.
/// </summary>
public sealed record LoanRepaid(
    Id Loan, Money Fee, Money Interest, Money Principal, DateOnly On, Id? Line) : Fact
{
    public Money Total => Fee + Interest + Principal;
}

/// <summary>
/// The lender's money and headroom are set aside for a seller's answer; the order is not pledged yet.
/// </summary>
/// <param name="Reference">The order's payment reference, by which lender and seller speak of it.</param>
/// <param name="Limits">Whose headroom it takes: <see cref="LimitSet"/> of each stands under its id.</param>
public sealed record LoanReserved(
    Id Order, string Reference, Id Seller, LoanTerms Terms, Id Hold, IReadOnlyList<Id> Limits, Instant Until) : Fact;

/// <summary>The order was pledged to another, or not at all: what was set aside is free again.</summary>
public sealed record LoanGivenUp : Fact;

/// <summary>The order is pledged: the money is on its way to the seller.</summary>
public sealed record LoanDrawn(Id Payout) : Fact;

/// <summary>A lender takes money out of its wallet; it is on its way to the lender's own account.</summary>
public sealed record WithdrawalAsked(Id Lender, Money Amount, Id Payout) : Fact;

/// <summary>
/// How much of a mandate may be out at once: in all, or to one seller, buyer or country. A later one replaces it.
/// </summary>
public sealed record LimitSet(Id Lender, Id Mandate, Money Most) : Fact;
