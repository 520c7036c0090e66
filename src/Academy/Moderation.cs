namespace Sampan.Academy;

/// <summary>
/// Why an operator hides what somebody wrote: a closed list, so that its author reads it in any language.
/// </summary>
public enum ModerationReason
{
    Advertising = 1,
    Insulting,

    /// <summary>It names people, addresses or accounts that are nobody else's business.</summary>
    PersonalData,

    /// <summary>Who follows it comes to harm.</summary>
    Misleading,
    OffTopic,
    Unlawful,
}

/// <summary>What an operator decided about something that was written. Decisions are only added.</summary>
/// <param name="Why">Null where it was shown again.</param>
public sealed record ModerationDecision(Id Subject, Id Operator, ModerationReason? Why, Instant At);
