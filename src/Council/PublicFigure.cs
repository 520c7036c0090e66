using System.Globalization;
using CsvHelper;

namespace Sampan.Council;

/// <summary>
/// A figure that somebody else has published: shown beside the observatory's own and never added to them, so that its
/// first month is not blank.
/// </summary>
/// <param name="Series">What it counts, as its publisher calls it.</param>
/// <param name="Period"><c>2026</c> or <c>2026-10</c>.</param>
/// <param name="Value">A plain number, as published.</param>
/// <param name="Source">Who publishes it.</param>
/// <param name="Read">The day on which somebody read it there.</param>
public sealed record PublicFigure(
    string Series, string Period, decimal Value, string Unit, string Source, Uri Address, DateOnly Read);

/// <summary>Public figures of an installation.</summary>
public interface IPublicFigures
{
    /// <summary>All of a series and period there is are replaced by the new ones.</summary>
    Task Keep(IReadOnlyList<PublicFigure> figures);

    /// <summary>By series, the newest first.</summary>
    Task<IReadOnlyList<PublicFigure>> All();
}

/// <summary>
/// Reads public figures from a file: a header, then a line each of <c>series,period,value,unit,source,url,read</c>.
/// A text with a comma stands between quotation marks.
/// </summary>
public static class PublicFigureFile
{
    public const string Header = "series,period,value,unit,source,url,read";

    private const int MostText = 200;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Refuses <c>public_figures_malformed</c> with the line and the column.</summary>
    public static Outcome<IReadOnlyList<PublicFigure>> Read(string text)
    {
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0].Trim() != Header) return Wrong(1, Header);
        var figures = new List<PublicFigure>();
        for (int i = 1; i < lines.Length; i++)
        {
            Outcome<PublicFigure> figure = Line(i + 1, lines[i]);
            if (figure.IsRefused) return figure.Refusal;
            figures.Add(figure.Value);
        }
        return figures;
    }

    private static Outcome<PublicFigure> Line(int number, string line)
    {
        if (Cells(line) is not { Length: 7 } cells) return Wrong(number, Header);
        foreach ((int place, string name) in (ReadOnlySpan<(int, string)>)[(0, "series"), (3, "unit"), (4, "source")])
            if (cells[place].Length is 0 or > MostText) return Wrong(number, name);
        bool isYear = cells[1].Length == 4 && cells[1].All(char.IsAsciiDigit);
        if (!isYear && Month.Parse(cells[1]).IsRefused) return Wrong(number, "period");
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(cells[2], plain, CultureInfo.InvariantCulture, out decimal value))
            return Wrong(number, "value");
        if (!Uri.TryCreate(cells[5], UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
            return Wrong(number, "url");
        Outcome<DateOnly> read = Dates.Parse(cells[6]);
        if (read.IsRefused) return Wrong(number, "read");
        return new PublicFigure(cells[0], cells[1], value, cells[3], cells[4], address, read.Value);
    }

    /// <summary>Null of a line with a stray or an open quotation mark.</summary>
    private static string[]? Cells(string line)
    {
        if (line.Length == 0) return null;
        try
        {
            using CsvReader reader = CsvReader.FromText(line, Options);
            return reader.Read() ? [.. reader.Current.ToArray().Select(cell => cell.Trim())] : null;
        }
        catch (CsvFormatException)
        {
            // The reader can only say so by throwing; to us it is an ordinary refusal.
            return null;
        }
    }

    private static Refusal Wrong(int line, string column) => CouncilRefusals.PublicFiguresMalformed.With(
        ("line", line.ToString(CultureInfo.InvariantCulture)), ("column", column));
}
