using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>Where a practice trade stands: what happens next, or what its trader is to do.</summary>
public enum PracticeStep
{
    /// <summary>Nothing is under way: the trader makes an offer.</summary>
    Offer = 1,

    /// <summary>The buyer answers.</summary>
    Buyer,

    /// <summary>The buyer pays, and a bank on the way keeps something.</summary>
    Payment,

    /// <summary>A part of the money is missing: the trader decides what to do.</summary>
    Short,

    /// <summary>All is paid: the trader ships.</summary>
    Ship,

    /// <summary>The goods travel to the border.</summary>
    Way,

    /// <summary>Customs hold the goods: the trader hands in what is missing.</summary>
    Paper,

    /// <summary>The goods go on to the buyer.</summary>
    Arrival,

    /// <summary>The buyer claims something back: the trader answers.</summary>
    Claim,

    /// <summary>The escrow is parted: the bank sends each side its money.</summary>
    Payout,

    Done,

    /// <summary>It took another way and cannot go on: withdrawn, or left until a deadline passed.</summary>
    Ended,
}

/// <summary>The steps of a practice trade: a pure function of its trade record, nothing of it is kept.</summary>
public static class PracticeSteps
{
    /// <summary>How many there are to be done.</summary>
    public const int Count = (int)PracticeStep.Payout;

    public static PracticeStep Of(TradeRecord? record, Instant now) => record switch
    {
        null => PracticeStep.Offer,
        { State: OrderState.Offered } when now <= record.Terms.OpenUntil => PracticeStep.Buyer,
        { State: OrderState.Placed } when now < record.PayBy =>
            record.Received.Minor == 0 ? PracticeStep.Payment : PracticeStep.Short,
        { State: OrderState.Paid } => PracticeStep.Ship,
        { State: OrderState.Shipped, Held: not null } => PracticeStep.Paper,
        { State: OrderState.Shipped } => record.ClearedOn is null ? PracticeStep.Way : PracticeStep.Arrival,
        { State: OrderState.Delivered } when now < record.Delivered!.InspectUntil => PracticeStep.Arrival,
        { State: OrderState.Disputed } => PracticeStep.Claim,
        { State: OrderState.Settled } => IsSent(record) ? PracticeStep.Done : PracticeStep.Payout,
        _ => PracticeStep.Ended,
    };

    /// <summary>The lesson that a step is about, by its address.</summary>
    public static string LessonOf(PracticeStep step) => step switch
    {
        PracticeStep.Offer => "price",
        PracticeStep.Buyer => "contract",
        PracticeStep.Payment or PracticeStep.Short => "payment",
        PracticeStep.Ship => "packing",
        PracticeStep.Way or PracticeStep.Arrival => "clearance",
        PracticeStep.Paper => "papers",
        _ => "after",
    };

    /// <summary>Nothing waits any more, and the bank's statement shows all of it.</summary>
    private static bool IsSent(TradeRecord record) =>
        record.ToSend.Minor == 0 && record.ToReturn.Minor == 0
        && record.Payouts.All(payout => payout.ConfirmedOn is not null);
}
