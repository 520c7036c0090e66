namespace Sampan.Finance;

/// <summary>Why a mandate is not taken, or gives nothing for an order.</summary>
public static class FinanceRefusals
{
    // The mandate itself.
    public static readonly RefusalCode MandateJson = new("mandate_json", RefusalKind.Malformed);
    public static readonly RefusalCode MandateMissing = new("mandate_missing", RefusalKind.Malformed);
    public static readonly RefusalCode MandateValue = new("mandate_value", RefusalKind.Malformed);
    public static readonly RefusalCode MandateReversed = new("mandate_reversed", RefusalKind.Malformed);

    /// <summary>Accepted goods are for early payment, and early payment is for nothing else.</summary>
    public static readonly RefusalCode MandateStages = new("mandate_stages", RefusalKind.Malformed);
    public static readonly RefusalCode MandateUnknown = new("mandate_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MandateMoved = new("mandate_moved", RefusalKind.Conflict);

    /// <summary>What is out under it is counted in its money.</summary>
    public static readonly RefusalCode MandateMoneyFixed = new("mandate_money_fixed", RefusalKind.Refused);
    public static readonly RefusalCode MandatesFull = new("mandates_full", RefusalKind.Refused);

    // Why it gives nothing for an order, in the order in which a reader is told.
    public static readonly RefusalCode StageWrong = new("funding_stage", RefusalKind.Refused);
    public static readonly RefusalCode CurrencyWrong = new("funding_currency", RefusalKind.Refused);
    public static readonly RefusalCode LaneWrong = new("funding_lane", RefusalKind.Refused);
    public static readonly RefusalCode ChapterWrong = new("funding_chapter", RefusalKind.Refused);
    public static readonly RefusalCode NotInForce = new("funding_not_in_force", RefusalKind.Refused);
    public static readonly RefusalCode TooSmall = new("funding_too_small", RefusalKind.Refused);
    public static readonly RefusalCode TooLong = new("funding_too_long", RefusalKind.Refused);
    public static readonly RefusalCode ScoreLow = new("funding_score_low", RefusalKind.Refused);

    /// <summary>No number of deliveries alone lifts the score so far.</summary>
    public static readonly RefusalCode ScoreUnreachable = new("funding_score_unreachable", RefusalKind.Refused);
    /// <summary>A bank statement might lift it so far, and the seller has shown none.</summary>
    public static readonly RefusalCode ScoreWithoutBank = new("funding_score_without_bank", RefusalKind.Refused);
    public static readonly RefusalCode EvidenceMissing = new("funding_evidence_missing", RefusalKind.Refused);
    public static readonly RefusalCode LimitReached = new("funding_limit_reached", RefusalKind.Refused);
}
