using System.Collections.Concurrent;

namespace Sampan.Web.Kept;

/// <summary>
/// What pages read to draw themselves, in memory until it changes or for a few seconds. For pages that only show:
/// whoever decides something reads anew.
/// </summary>
public sealed class KeptReadings(KeptPages pages, TimeProvider clock)
{
    /// <summary>So many are kept; then all are read anew. A visitor can ask for any number of units.</summary>
    private const int Most = 4_096;

    /// <summary>A longer name was typed by somebody.</summary>
    private const int LongestName = 200;

    private readonly ConcurrentDictionary<string, Reading> _kept = [];

    /// <summary>A part of a page by the name of what it depends on.</summary>
    internal DrawnPart Part(Shows shows, string name) => new(
        pages.Longest > TimeSpan.Zero && name.Length <= LongestName, pages.Longest, $"{pages.Stamp(shows)} {name}");

    /// <param name="name">Of what is read, with everything that it depends on.</param>
    public Task<T> Of<T>(Shows shows, string name, Func<Task<T>> read)
    {
        if (pages.Longest <= TimeSpan.Zero || name.Length > LongestName) return read();
        long stamp = pages.Stamp(shows);
        DateTimeOffset now = clock.GetUtcNow();
        if (_kept.TryGetValue(name, out Reading? kept) && kept.Stamp == stamp && now < kept.Until
            && kept.Value is Task<T> { IsFaulted: false, IsCanceled: false } known)
            return known;
        if (_kept.Count >= Most) _kept.Clear();
        Task<T> value = read();
        _kept[name] = new Reading(value, stamp, now + pages.Longest);
        return value;
    }

    private sealed record Reading(Task Value, long Stamp, DateTimeOffset Until);
}

/// <summary>
/// For a <c>&lt;cache&gt;</c> around a part of a page that is the same for everybody: its name is another as soon as
/// something changes that it shows, so it is asked for before that is read. Nothing of a visitor's own may stand in it.
/// </summary>
internal readonly record struct DrawnPart(bool IsKept, TimeSpan Longest, string? Name);
