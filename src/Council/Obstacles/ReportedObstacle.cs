namespace Sampan.Council;

/// <summary>Where on the way of an order something stood in the way.</summary>
public enum TradeStep
{
    Selling = 1,
    Classifying,
    Permits,
    Papers,
    Freight,
    Border,
    Payment,
    Funding,
    AfterDelivery,
}

/// <summary>What stood in the way. A closed list, so that it can be counted.</summary>
public enum Trouble
{
    /// <summary>Nobody could say which rule applies.</summary>
    RuleUnclear = 1,

    /// <summary>The code of the goods was disputed or changed.</summary>
    CodeDisputed,

    /// <summary>Duty or tax came out otherwise than was known before.</summary>
    DutySurprise,

    /// <summary>A permit or certificate was found to be needed too late.</summary>
    PermitUnknown,

    /// <summary>A permit or certificate took too long.</summary>
    PermitSlow,

    /// <summary>Origin could not be proven, or the proof was not taken.</summary>
    OriginProof,

    PaperRefused,

    /// <summary>Goods lay at the border.</summary>
    HeldAtBorder,

    FreightMissing,

    FreightDear,

    PaymentLate,

    PaymentDear,

    /// <summary>Nobody lent, or not in time.</summary>
    FinanceRefused,

    Other,
}

/// <summary>What somebody reported: what, where on the way, on which lane, and what it cost.</summary>
/// <param name="From">With <paramref name="To"/>, or neither.</param>
/// <param name="Days">Lost; null where nobody said.</param>
/// <param name="Lost">Money; null where nobody said.</param>
/// <param name="Words">In the reporter's own words; may be empty.</param>
/// <param name="Language">Of the words, and of letters.</param>
public sealed record ReportedObstacle(
    Id Id, Instant At, TradeStep Step, Trouble Trouble, Country? From, Country? To, int? Days, Money? Lost,
    string Words, string Language)
{
    public const int MostWords = 1500;

    /// <summary>Money in minor units: what a small firm may lose with one order, and more.</summary>
    public const long MostLost = 10_000_000_000;

    /// <summary>
    /// Refuses <c>council_choice_missing</c>, <c>lane_incomplete</c>, <c>days_lost_wrong</c>, <c>money_lost_wrong</c>
    /// and what is wrong with the words.
    /// </summary>
    public Refusal? WhyNot()
    {
        if (!Enum.IsDefined(Step)) return CouncilRefusals.ChoiceMissing.With(("field", "step"));
        if (!Enum.IsDefined(Trouble)) return CouncilRefusals.ChoiceMissing.With(("field", "trouble"));
        if (From is null != To is null)
            return CouncilRefusals.LaneIncomplete.With(("field", From is null ? "from" : "to"));
        if (Days is < 1 or > 3650) return CouncilRefusals.DaysLostWrong.With(("field", "days"));
        if (Lost?.Minor is < 1 or > MostLost) return CouncilRefusals.MoneyLostWrong.With(("field", "lost"));
        return Trouble == Trouble.Other
            ? CouncilText.Check("words", Words, MostWords)
            : CouncilText.CheckOptional("words", Words, MostWords);
    }
}
