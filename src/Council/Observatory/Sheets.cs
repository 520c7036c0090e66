using System.Collections.Concurrent;

namespace Sampan.Council.Observatory;

/// <summary>
/// The sheets of closed months. What is shown of such a month never changes, so each sheet is made once and kept: they
/// are small and as many as there are months.
/// </summary>
internal sealed class Sheets(CellRows rows)
{
    private readonly ConcurrentDictionary<(View, Month), Sheet> _kept = [];

    internal async Task<Sheet> Of(View view, Month month)
    {
        if (_kept.TryGetValue((view, month), out Sheet? kept)) return kept;
        return _kept[(view, month)] = Make(view, await rows.Of(view, month));
    }

    internal static Sheet Make(View view, IReadOnlyDictionary<Heading, Cell> cells)
    {
        if (view.By == Division.ChapterAndDestination) return Crossing.Sheet(cells);
        Dictionary<string, Cell> by = cells.ToDictionary(pair => pair.Key.Key, pair => pair.Value);
        var folding = Folding.Of(by);
        if (view.By == Division.Size && folding.Rest.Any(SizeHeadings.AreSme.Contains))
        {
            by = SizeHeadings.Together(by);
            folding = Folding.Of(by);
        }
        return folding.Sheet(by);
    }
}
