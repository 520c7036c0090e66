namespace Sampan.Council.Observatory;

/// <summary>
/// A table with one side: headings that say too much are folded into the rest, and the smallest of the others with
/// them until the rest says too little too.
/// </summary>
internal sealed class Folding
{
    private Folding(IReadOnlyList<string> shown, IReadOnlyList<string> rest, Cell together, bool isShown) =>
        (Shown, Rest, Together, IsShown) = (shown, rest, together, isShown);

    internal IReadOnlyList<string> Shown { get; }

    internal IReadOnlyList<string> Rest { get; }

    /// <summary>All of the rest.</summary>
    internal Cell Together { get; }

    /// <summary>False where even the whole says too much: nothing is shown.</summary>
    internal bool IsShown { get; }

    internal static Folding Of(IReadOnlyDictionary<string, Cell> cells)
    {
        List<string> shown =
        [
            .. cells.Where(pair => PrivacyFloor.IsSafe(pair.Value))
                .OrderByDescending(pair => pair.Value.Total.Goods).ThenByDescending(pair => pair.Value.Total.Cases)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key),
        ];
        List<string> rest = [.. cells.Keys.Except(shown).Order(StringComparer.Ordinal)];
        var together = Cell.Together(rest.Select(key => cells[key]));
        while (!PrivacyFloor.IsSafe(together) && shown.Count > 0)
        {
            rest.Add(shown[^1]);
            together.Add(cells[shown[^1]]);
            shown.RemoveAt(shown.Count - 1);
        }
        return new Folding(shown, rest, together, PrivacyFloor.IsSafe(together));
    }

    /// <summary>The heading under which a key is counted.</summary>
    internal string Under(string key) => Rest.Contains(key) ? Heading.Rest : key;

    internal Sheet Sheet(IReadOnlyDictionary<string, Cell> cells)
    {
        var none = new Dictionary<Heading, CellFigures?>();
        if (cells.Count == 0) return new Sheet(null, none, 0, IsEmpty: true);
        if (!IsShown) return new Sheet(null, none, 0, IsEmpty: false);
        var figures = Shown.ToDictionary(
            key => new Heading(key), key => (CellFigures?)cells[key].Figures());
        if (Rest.Count > 0) figures[new Heading(Heading.Rest)] = Together.Figures();
        return new Sheet(
            Cell.Together(cells.Values).Figures(), figures, Hidden: 0, IsEmpty: false);
    }
}
