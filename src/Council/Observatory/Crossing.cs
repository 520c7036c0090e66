namespace Sampan.Council.Observatory;

/// <summary>
/// A table with two sides. Its sums of rows and columns are exactly what the tables with one side show, the rest
/// included. Cells inside are hidden until nobody can work out from what is shown what one of them holds, nor what the
/// hidden ones of a row, a column or a known pair hold together, where that says too much.
/// </summary>
internal sealed class Crossing
{
    private readonly List<string> _rows;
    private readonly List<string> _columns;
    private readonly Cell[,] _cells;
    private readonly HiddenCells _hidden;

    /// <summary>What is hidden of each row, then of each column.</summary>
    private readonly Cell[] _lines;

    private Crossing(IReadOnlyDictionary<Heading, Cell> cells, Folding down, Folding across)
    {
        (_rows, _columns) = (Headings(down), Headings(across));
        _cells = new Cell[_rows.Count, _columns.Count];
        foreach ((int Row, int Column) at in Everywhere()) _cells[at.Row, at.Column] = new Cell();
        foreach ((Heading heading, Cell cell) in cells)
            At((_rows.IndexOf(down.Under(heading.Key)), _columns.IndexOf(across.Under(heading.Across)))).Add(cell);
        _hidden = new HiddenCells(_rows.Count, _columns.Count);
        _lines = [.. Enumerable.Range(0, _rows.Count + _columns.Count).Select(_ => new Cell())];
    }

    /// <param name="complement">False only for the test that shows what is known without it.</param>
    internal static Sheet Sheet(IReadOnlyDictionary<Heading, Cell> cells, bool complement = true)
    {
        var none = new Dictionary<Heading, CellFigures?>();
        if (cells.Count == 0) return new Sheet(null, none, 0, IsEmpty: true);
        var down = Folding.Of(Sides(cells, heading => heading.Key));
        if (!down.IsShown) return new Sheet(null, none, 0, IsEmpty: false);
        var crossing = new Crossing(cells, down, Folding.Of(Sides(cells, heading => heading.Across)));
        foreach ((int, int) at in crossing.Everywhere())
            if (!PrivacyFloor.IsSafe(crossing.At(at))) crossing.Hide(at);
        if (complement) while (crossing.HideAnother()) { }
        return crossing.Shown(Cell.Together(cells.Values).Figures());
    }

    private static Dictionary<string, Cell> Sides(
        IReadOnlyDictionary<Heading, Cell> cells, Func<Heading, string> side) =>
        cells.GroupBy(pair => side(pair.Key)).ToDictionary(
            group => group.Key, group => Cell.Together(group.Select(pair => pair.Value)));

    private static List<string> Headings(Folding side) =>
        side.Rest.Count > 0 ? [.. side.Shown, Heading.Rest] : [.. side.Shown];

    private Cell At((int Row, int Column) at) => _cells[at.Row, at.Column];

    private IEnumerable<(int Row, int Column)> Everywhere() =>
        from row in Enumerable.Range(0, _rows.Count)
        from column in Enumerable.Range(0, _columns.Count)
        select (row, column);

    private void Hide((int Row, int Column) at)
    {
        _hidden.Add(at);
        _lines[at.Row].Add(At(at));
        _lines[_rows.Count + at.Column].Add(At(at));
    }

    /// <summary>Hides one more cell if too much can be worked out; false when it cannot.</summary>
    private bool HideAnother()
    {
        for (int line = 0; line < _lines.Length; line++)
            if (!PrivacyFloor.IsSafe(_lines[line]))
                return HideSmallest(at => at.Row == line || _rows.Count + at.Column == line);
        Dictionary<(int Row, int Column), ulong> labels = _hidden.Labels();
        foreach (((int, int) bridge, ulong label) in labels)
            if (label == 0) return HideAround(bridge, bridge);
        return KnownPair(labels) is var (one, other) && HideAround(one, other);
    }

    /// <summary>
    /// Two hidden cells whose sum can be worked out, though neither by itself, and says too much. They lead the same
    /// way: where they lead opposite ways only their difference is known.
    /// </summary>
    private ((int Row, int Column) One, (int Row, int Column) Other)? KnownPair(
        Dictionary<(int Row, int Column), ulong> labels)
    {
        foreach (IGrouping<ulong, (int Row, int Column)> alike in labels.GroupBy(l => l.Value, l => l.Key))
            foreach ((int Row, int Column) one in alike)
                foreach ((int Row, int Column) other in alike.TakeWhile(cell => cell != one))
                    if (!PrivacyFloor.IsSafe(Cell.Together([At(one), At(other)]))
                        && _hidden.Reached(one.Row, one, other).Contains(other.Row)) return (one, other);
        return null;
    }

    /// <summary>Makes another way round: by a cell that joins the two sides, or else by one that leads on.</summary>
    private bool HideAround((int Row, int Column) one, (int Row, int Column) other)
    {
        HashSet<int> side = _hidden.Reached(one.Row, one, other);
        HashSet<int> beyond = _hidden.Reached(_rows.Count + one.Column, one, other);
        return HideSmallest(at => side.Contains(at.Row) && beyond.Contains(_rows.Count + at.Column))
            || HideSmallest(at => beyond.Contains(at.Row) && side.Contains(_rows.Count + at.Column))
            || HideSmallest(at => at.Row == one.Row || at.Column == one.Column)
            || HideSmallest(_ => true);
    }

    /// <summary>Of the shown ones; one that holds nothing only where there is no other.</summary>
    private bool HideSmallest(Func<(int Row, int Column), bool> where)
    {
        List<(int Row, int Column)> shown = [.. Everywhere().Where(at => !_hidden.Contains(at) && where(at))];
        if (shown.Count == 0) return false;
        Hide(shown.MinBy(at => (At(at).Traders == 0, At(at).Total.Goods, At(at).Total.Cases)));
        return true;
    }

    private Sheet Shown(CellFigures total)
    {
        var cells = Everywhere().ToDictionary(
            at => new Heading(_rows[at.Row], _columns[at.Column]),
            at => _hidden.Contains(at) ? null : At(at).Figures());
        return new Sheet(total, cells, _hidden.Count, IsEmpty: false);
    }
}
