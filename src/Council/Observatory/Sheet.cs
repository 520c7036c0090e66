namespace Sampan.Council.Observatory;

/// <summary>A heading of a table; of one with two sides, the second goes across.</summary>
internal readonly record struct Heading(string Key, string Across = "")
{
    /// <summary>Under which stands what cannot be shown by itself.</summary>
    internal const string Rest = ObservedTable.Rest;
}

/// <summary>
/// What is shown of a table for a month: all there is to know about it from outside. Made once a month is closed, and
/// never different afterwards.
/// </summary>
/// <param name="Total">Null where nothing happened or where the whole says too much.</param>
/// <param name="Cells">Null where a cell is hidden; the rest under <see cref="Heading.Rest"/>.</param>
/// <param name="Hidden">
/// How many cells of a table with two sides are hidden. How many headings stand in a rest is not told: of a list that
/// everybody knows it would tell which of them saw trade.
/// </param>
internal sealed record Sheet(
    CellFigures? Total, IReadOnlyDictionary<Heading, CellFigures?> Cells, int Hidden, bool IsEmpty)
{
    /// <summary>What is not shown may stand in the rest or be nothing: which, is not told.</summary>
    internal bool HasRest =>
        Total is null || Cells.Keys.Any(key => key is { Key: Heading.Rest } or { Across: Heading.Rest });

    internal Seen Look(Heading at)
    {
        if (IsEmpty) return new(null, IsHidden: false);
        if (Cells.TryGetValue(at, out CellFigures? cell)) return new(cell, IsHidden: cell is null);
        return new(null, HasRest);
    }

    internal Seen Whole => new(Total, IsHidden: Total is null && !IsEmpty);
}

/// <summary>What is seen of a cell: its figures, that it is hidden, or that nothing happened.</summary>
internal readonly record struct Seen(CellFigures? Figures, bool IsHidden);
