using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// The lists an installation has loaded, what they said of whom, and which matches two operators have looked at. Who is
/// on them is for operators and for the screen; nobody else is shown it.
/// </summary>
public interface IScreeningShelf
{
    /// <summary>Keeps a version of a list. The same again changes nothing.</summary>
    Task Put(ImportedList list, Instant now);

    /// <summary>Every version that was ever loaded: list by list, the newest day first.</summary>
    Task<IReadOnlyList<KeptVersion>> Versions();

    /// <summary>The newest version of each list, by its day, then by when it was loaded.</summary>
    Task<Outcome<IReadOnlyList<ImportedList>>> Newest();

    /// <summary>What was last said of a subject; null where it was never screened.</summary>
    Task<ScreeningVerdict?> Verdict(Id subject);

    /// <summary>Keeps what was said; it takes the place of what was said before.</summary>
    Task Keep(ScreeningVerdict verdict);

    /// <summary>Those with a match that two operators have not cleared, the oldest first.</summary>
    Task<IReadOnlyList<ScreeningVerdict>> Held();

    /// <summary>What operators said of the matches of these names of a subject.</summary>
    Task<IReadOnlyList<ScreeningReview>> Reviews(Id subject, Hash256 names);

    /// <summary>
    /// An operator says why the open matches are of somebody else. Refuses <c>screening_no_open_match</c>,
    /// <c>screening_ground_missing</c>, <c>screening_already_asked</c>.
    /// </summary>
    Task<Refusal?> Ask(Id subject, Id person, string ground, Instant now);

    /// <summary>
    /// Another operator agrees, and the subject is free; or does not, and the asking is gone. Refuses
    /// <c>screening_not_asked</c> and <c>screening_same_person</c>.
    /// </summary>
    Task<Refusal?> Decide(Id subject, Id person, bool isCleared, Instant now);
}

/// <summary>A version of a list, and when it was loaded.</summary>
public sealed record KeptVersion(ListVersion Version, Instant ImportedAt);

/// <summary>
/// A match as it is kept with a verdict: which entry, and the score from 0 to 1,000. No name: a buyer's lies in the
/// vault alone, and the reasons are computed again when somebody looks.
/// </summary>
public sealed record KeptMatch(WatchList List, string Party, int Score);

/// <summary>What screening said of a subject.</summary>
/// <param name="Subject">A firm, or the buyer of an order.</param>
/// <param name="Version">The firm's; 1 for a buyer, whose name never changes.</param>
/// <param name="Names">The hash of the names that were screened; of the subject's id for a buyer.</param>
/// <param name="Lists">The hash of the versions of all lists.</param>
public sealed record ScreeningVerdict(
    Id Subject, int Version, Hash256 Names, Hash256 Lists, Instant At, IReadOnlyList<KeptMatch> Matches)
{
    /// <summary>The matches that two operators have not cleared.</summary>
    public IReadOnlyList<KeptMatch> Open(IReadOnlyList<ScreeningReview> reviews) =>
        [.. Matches.Where(match => !reviews.Any(review => review.ClearedBy is not null && review.IsOf(match)))];
}

/// <summary>What operators said of one match. <paramref name="ClearedBy"/> is never who asked.</summary>
public sealed record ScreeningReview(
    WatchList List, string Party, Id AskedBy, Instant AskedAt, string Ground, Id? ClearedBy, Instant? ClearedAt)
{
    public bool IsOf(KeptMatch match) => List == match.List && Party == match.Party;
}
