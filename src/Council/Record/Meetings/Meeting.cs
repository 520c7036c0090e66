using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sampan.Council;

/// <summary>A meeting of the working group: when, who was there, what was written about it.</summary>
/// <param name="Present">Seats.</param>
/// <param name="Minutes">Every version, oldest first: minutes are corrected by newer ones, never changed.</param>
public sealed record Meeting(
    Id Id, string Title, DateOnly On, string Place, ImmutableHashSet<Id> Present, ImmutableList<Minutes> Minutes);

public sealed record Minutes(string Text, Instant At);

[JsonConverter(typeof(JsonStringEnumConverter<Choice>))]
public enum Choice
{
    For = 1,
    Against,
    Abstain,
}

public sealed record Vote(Choice Choice, string Why);

/// <summary>What a meeting talks about, and what it decides. Shown to everybody, unless it is marked.</summary>
/// <param name="ClosedWhy">Why only seats see it; null when everybody does.</param>
/// <param name="Conflicts">By seat: who has an interest of their own in it, and which.</param>
/// <param name="Votes">By seat.</param>
/// <param name="Measure">The measure of the plan that it is about; null when it is about none.</param>
public sealed record AgendaItem(
    Id Id, Id Meeting, string Title, string Text, string? ClosedWhy, Id? Measure,
    ImmutableSortedDictionary<Id, string> Conflicts, ImmutableSortedDictionary<Id, Vote> Votes, Verdict? Verdict)
{
    public bool IsPublic => ClosedWhy is null;
}

/// <summary>How a vote ended.</summary>
public sealed record Verdict(bool Carried, int For, int Against, int Abstained, DateOnly On);

/// <summary>
/// Whether a meeting can decide: more than half of the seats in their term are there, and somebody of each side. For an
/// item on which a seat has declared a conflict, that seat counts on neither side of the reckoning.
/// </summary>
public readonly record struct Quorum(int Present, int Seats, bool BothSides)
{
    public bool IsMet => Present * 2 > Seats && BothSides;

    public static Quorum Of(CouncilRecord record, Meeting meeting, AgendaItem? item = null)
    {
        Seat[] seats =
            [.. record.SeatsOn(meeting.On).Where(seat => item?.Conflicts.ContainsKey(seat.Id) != true)];
        Seat[] there = [.. seats.Where(seat => meeting.Present.Contains(seat.Id))];
        return new Quorum(there.Length, seats.Length, there.Select(seat => seat.Side).Distinct().Count() == 2);
    }
}
