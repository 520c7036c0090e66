using Sampan.Border.Tariff.Rates;

namespace Sampan.Border;

/// <summary>How far an import has come, in rows.</summary>
public readonly record struct ImportProgress(int Rows, int Of);

/// <summary>
/// A cell that was not understood: where it stands, what it says and why not. The header of the file is row 1.
/// </summary>
public sealed record RefusedCell(int Row, string Code, DutyColumn Column, string Text, string Why);

/// <summary>
/// One column of an imported file. <paramref name="Cells"/> are those with text; each either computes (of which some
/// are superseded, in parentheses, and some offer a choice) or was refused.
/// </summary>
public sealed record ColumnCount(DutyColumn Column, int Cells, int NotApplied, int Choices, int Refused)
{
    public int Computed => Cells - Refused;

    /// <summary>Computed cells in hundredths of a percent, rounded down: 9,850 is 98.50 %.</summary>
    public int ComputedPerTenThousand => Cells == 0 ? 10_000 : (int)(Computed * 10_000L / Cells);
}

/// <summary>A reason and a shape (numbers as #) with how often it occurred and one text it occurred for.</summary>
public sealed record CommonRefusal(string Why, string Shape, string Example, int Count);

/// <summary>What an import understood, and every cell it did not.</summary>
public sealed record ImportReport(
    int Rows, int Lines, IReadOnlyList<ColumnCount> Columns, IReadOnlyList<RefusedCell> Refused)
{
    /// <summary>The ten commonest shapes of refused text, the commonest first.</summary>
    public IReadOnlyList<CommonRefusal> Commonest =>
    [
        .. Refused.GroupBy(cell => (cell.Why, Shape: RateTokens.ShapeOf(cell.Text)))
            .Select(group => new CommonRefusal(group.Key.Why, group.Key.Shape, group.First().Text, group.Count()))
            .OrderByDescending(common => common.Count)
            .ThenBy(common => common.Shape, StringComparer.Ordinal)
            .Take(10),
    ];
}

/// <summary>A book made from a file, with the report of the making.</summary>
public sealed record ImportedBook(TariffBook Book, ImportReport Report);
