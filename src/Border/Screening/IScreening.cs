using Sampan.Border.Screening;

namespace Sampan.Border;

/// <summary>
/// Compares names with the lists that are loaded. Pure: the same lists and the same name give the same answer.
/// </summary>
public interface IScreening
{
    /// <summary>Scores from here on are a match, which a person has to look at.</summary>
    const int MatchFrom = 660;

    /// <summary>Makes an index over the lists; none is allowed, and then nothing matches.</summary>
    static IScreening Over(IReadOnlyList<ImportedList> lists) => new Screener(lists);

    IReadOnlyList<ListVersion> Lists { get; }

    /// <summary>
    /// Listed parties whose name may be this one, the likeliest first, at most <paramref name="most"/>: those from
    /// <see cref="MatchFrom"/> on.
    /// </summary>
    IReadOnlyList<ScreeningMatch> Screen(ScreenedName name, int most = 10);

    /// <summary>How likely two names are of the same: 0 to 1,000. The loaded lists say how rare a word is.</summary>
    NameScore Compare(string one, string other, PartyType? type);
}

/// <summary>Who is screened: a name, and what else is known.</summary>
/// <param name="Country">As two letters or as a list writes it; only ever speaks for a match, never against it.</param>
public sealed record ScreenedName(string Name, PartyType? Type = null, string? Country = null, int? BirthYear = null);

/// <summary>Why two names match or differ, as a code with the words it is about.</summary>
/// <param name="One">On the side of the name that is screened.</param>
public sealed record MatchReason(string Code, string One, string Other);

public sealed record NameScore(int Score, IReadOnlyList<MatchReason> Reasons)
{
    public bool IsMatch => Score >= IScreening.MatchFrom;
}

/// <summary>A listed party that may be who is screened.</summary>
/// <param name="Name">That of its names which matches best.</param>
public sealed record ScreeningMatch(
    WatchList List, ListedParty Party, ListedName Name, int Score, IReadOnlyList<MatchReason> Reasons);
