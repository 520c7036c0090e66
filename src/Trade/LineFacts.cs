namespace Sampan.Trade;

/// <summary>
/// A line of the bank's statement came in. The payer's name and account are kept in Identity, not here.
/// </summary>
public sealed record LineReceived(
    string Bank, string LineId, Money Amount, string Reference, DateOnly ValueDate) : Fact;

/// <summary>The line is money for an order; it was swept into the seller's book.</summary>
public sealed record LineMatched(Id Order) : Fact;

/// <summary>The line names an order, but another payer than its buyer: a person must look before it is used.</summary>
public sealed record LineQuestioned(Id Order) : Fact;

/// <summary>The line is an insurer's money for an order's claim; it was swept into the seller's book.</summary>
public sealed record LineInsured(Id Order) : Fact;

/// <summary>The line is the seller's own money for the loan on an order; it was swept into the seller's book.</summary>
public sealed record LineRepays(Id Order) : Fact;

/// <summary>The line is a lender's own money; it was swept into the lender's book.</summary>
public sealed record LineDeposited(Id Lender) : Fact;

/// <summary>The money of the line is being sent back to where it came from.</summary>
public sealed record LineReturned(Id Payout) : Fact;

/// <summary>Money left the account and nobody here sent it: a person must ask the bank.</summary>
public sealed record LineUnexplained : Fact;

/// <summary>
/// The order took the next number of its seller's yearly invoice series; the number is the series' version.
/// </summary>
public sealed record InvoiceNumbered(Id Order) : Fact;

/// <summary>Units of a listing were put on hand.</summary>
public sealed record StockAdded(Id Listing, long Units) : Fact;

/// <summary>Why money leaves the platform.</summary>
public enum PayoutCause
{
    /// <summary>What a seller has earned with an order.</summary>
    Seller = 1,

    /// <summary>Money of an order goes back to its payer.</summary>
    Refund = 2,

    /// <summary>A statement line that belongs to no order goes back to where it came from.</summary>
    Return = 3,

    /// <summary>What was lent on an order goes to its seller.</summary>
    Loan = 4,

    /// <summary>A lender takes its own money out.</summary>
    Withdrawal = 5,
}

/// <summary>
/// Money is to be sent. <c>Source</c> is the order; for a return the statement line, for a loan the loan, and for a
/// withdrawal that.
/// </summary>
public sealed record PayoutAsked(PayoutCause Cause, Id Source) : Fact;

/// <summary>The bank took the instruction; the amount is what lay on the payout's account.</summary>
public sealed record PayoutInstructed(Money Amount) : Fact;

/// <summary>
/// The payout cannot be sent as things are, or the bank did not take the instruction; it is tried again.
/// </summary>
public sealed record PayoutBlocked(string Reason) : Fact;

/// <summary>The bank declined the instruction; a person must look.</summary>
public sealed record PayoutDeclined(string Reason) : Fact;

/// <summary>The bank's statement shows the payout as sent.</summary>
public sealed record PayoutSettled(string LineId, DateOnly On) : Fact;

/// <summary>
/// The money of a settled payout is back: nobody has the account. It waits until somebody corrects that.
/// </summary>
public sealed record PayoutReturned(string LineId, DateOnly On) : Fact;

/// <summary>A person lets the payout be sent again; the bank is asked under the key of the new attempt.</summary>
public sealed record PayoutRepeated(int Attempt) : Fact;
