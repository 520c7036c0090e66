namespace Sampan.Trade;

public sealed record OrderOffered(Id Seller, OrderTerms Terms) : Fact;

/// <summary>
/// The buyer accepted. <c>BuyerSeal</c> is a salted commitment to the name and address kept in Identity.
/// </summary>
public sealed record OrderPlaced(Id Buyer, Hash256 BuyerSeal, Id StockHold, Instant PayBy) : Fact;

/// <summary>Money of one statement line went into the order's escrow; what was too much is kept for return.</summary>
public sealed record PaymentReceived(Id Line, Money Amount, Money Excess) : Fact;

/// <summary>The escrow holds what is paid before shipping, and the stock is the buyer's.</summary>
public sealed record OrderPaid : Fact;

/// <summary>The payment deadline passed; the stock is free again and money that came is kept for return.</summary>
public sealed record OrderLapsed(Money Returned) : Fact;

/// <summary>One of the two sides withdrew before shipping.</summary>
public sealed record OrderCancelled(bool BySeller, Money Returned) : Fact;

public sealed record InvoiceIssued(string Number, DateOnly Date) : Fact;

public sealed record GoodsShipped(string Carrier, string Tracking, DateOnly On) : Fact;

/// <summary>
/// With the goods goes a proof of their origin, with which the importer can claim a lower duty. As the seller says.
/// </summary>
/// <param name="Program">The agreement by its name in a tariff book, as <c>jtepa</c>.</param>
/// <param name="Number">Of the certificate, as its issuer wrote it.</param>
public sealed record OriginShown(string Program, string Number) : Fact;

/// <summary>The carrier has seen the goods on their way.</summary>
public sealed record GoodsSeen(WayPoint At, DateOnly On) : Fact;

/// <summary>Customs of the destination keeps the goods back until what is missing is there.</summary>
public sealed record GoodsHeld(HoldReason Reason, DateOnly On) : Fact;

/// <summary>Customs of the destination lets the goods go on.</summary>
public sealed record GoodsCleared(DateOnly On) : Fact;

/// <summary>The buyer says that nothing has come; the carrier or an operator says what became of it.</summary>
public sealed record GoodsMissing : Fact;

/// <summary>The carrier has lost the goods: all that lay in escrow goes back to the buyer.</summary>
public sealed record GoodsLost(Money Returned, DateOnly On) : Fact;

/// <summary>The insurer is asked to pay for lost goods.</summary>
public sealed record ClaimOpened(bool BySeller, Money Insured) : Fact;

/// <summary>The insurer will pay this sum.</summary>
public sealed record ClaimAgreed(Money Sum) : Fact;

/// <summary>The insurer pays nothing.</summary>
public sealed record ClaimRefused(ClaimFault Reason) : Fact;

/// <summary>The insurer's money came with statement line <c>Line</c>; it is the seller's.</summary>
public sealed record ClaimPaid(Id Line, Money Amount) : Fact;

public sealed record GoodsDelivered(DeliveryWitness Witness, DateOnly On, Instant InspectUntil) : Fact;

/// <summary>The buyer or customs turned the goods away; they are on their way back.</summary>
public sealed record GoodsRefused(GoodsFault Reason, DateOnly On) : Fact;

/// <summary>The buyer says during the inspection that something is wrong; nothing is released by itself.</summary>
public sealed record GoodsDisputed(GoodsFault Reason) : Fact;

/// <summary>
/// An operator decided about the escrow: one part goes back to the buyer, the rest to the seller less the fee on it.
/// <c>Waived</c> is what the buyer need not pay any more of what was to be paid afterwards.
/// </summary>
public sealed record DisputeSettled(Money Returned, Money Fee, Money Kept, Money Waived) : Fact;

/// <summary>The goods are back with the seller: the price returns to the buyer, the freight was spent.</summary>
public sealed record GoodsReturned(Money Returned, Money Kept) : Fact;

public sealed record EscrowReleased(Money Fee, Money Payable, DateOnly PayoutOn) : Fact;

/// <summary>What came after the release, of what the buyer still owed, is the seller's.</summary>
public sealed record RestReleased(Money Payable, DateOnly PayoutOn) : Fact;

/// <summary>The seller asks for no more of what the buyer still owed.</summary>
public sealed record RestForgiven(Money Amount) : Fact;

/// <summary>
/// Money is on its way out: back to who sent a statement line, each to the account it came from, or without a
/// <c>Line</c> to the seller.
/// </summary>
public sealed record PayoutSent(Id Payout, Money Amount, Id? Line) : Fact
{
    public bool Refund => Line is not null;
}

/// <summary>The bank's statement shows by its line <c>DebitLine</c> that it has left.</summary>
public sealed record PayoutConfirmed(Id Payout, Money Amount, bool Refund, Id DebitLine, DateOnly On) : Fact;

/// <summary>
/// The bank's statement shows by its line <c>ReturnLine</c> that it came back: nobody has the account.
/// </summary>
public sealed record PayoutBounced(Id Payout, Money Amount, bool Refund, Id ReturnLine, DateOnly On) : Fact;
