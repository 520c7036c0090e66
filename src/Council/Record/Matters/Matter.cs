namespace Sampan.Council;

/// <summary>What the working group did about a reported obstacle.</summary>
/// <param name="Seat">Who answers for it; null while it is with nobody.</param>
/// <param name="AnswerBy">The last day for that.</param>
/// <param name="MergedInto">The report that says the same and is followed in its place.</param>
/// <param name="Measure">The measure of the plan that it led to.</param>
/// <param name="HiddenWhy">Why its words are not shown: it names people, or has nothing to do with trade.</param>
public sealed record Matter(
    Id Report, Id? Seat = null, DateOnly? AnswerBy = null, Answer? Answer = null, Id? MergedInto = null,
    Id? Measure = null, string? HiddenWhy = null)
{
    /// <summary>A seat has read it, and found that it can be shown.</summary>
    public bool IsShown => HiddenWhy is null && (Seat is not null || MergedInto is not null);

    public bool IsLate(DateOnly today) =>
        Answer is null && MergedInto is null && HiddenWhy is null && AnswerBy < today;
}

public sealed record Answer(string Text, DateOnly On);
