using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>What happened to a line of a schedule.</summary>
public enum LineChange : byte
{
    /// <summary>It stands in both, with other rates.</summary>
    Rates,

    /// <summary>It is gone, and its subheading has lines that were not there before.</summary>
    Split,

    /// <summary>It is gone, and no new line stands in its place.</summary>
    Withdrawn,

    /// <summary>It was not there before, and no line of its subheading has gone.</summary>
    New,
}

/// <summary>A cell as it was printed and as it is now; empty where there was or is none.</summary>
public sealed record ChangedRate(DutyColumn Column, string Before, string After);

/// <summary>A line that is no longer what it was.</summary>
/// <param name="Rates">The columns that differ, where the line stands in both.</param>
/// <param name="Now">The lines that stand in its place, where it was split.</param>
public sealed record ChangedLine(
    LineChange What, HsCode Code, IReadOnlyList<ChangedRate> Rates, IReadOnlyList<HsCode> Now);

/// <summary>
/// What a newer version of a country's schedule changes for who has goods under its codes. Rows that only print other
/// words change nothing. A line whose rate changes with the season is compared season by season.
/// </summary>
public sealed record BookDiff(BookIdentity Before, BookIdentity After, IReadOnlyList<ChangedLine> Lines)
{
    /// <summary>The lines in the order of their codes. Both books must be of one country.</summary>
    public static BookDiff Between(TariffBook before, TariffBook after)
    {
        Dictionary<string, TariffLine[]> old = ByCode(before), now = ByCode(after);
        string[] gone = [.. old.Keys.Where(code => !now.ContainsKey(code))];
        string[] added = [.. now.Keys.Where(code => !old.ContainsKey(code))];
        ILookup<string, string> addedUnder = added.ToLookup(Subheading);
        HashSet<string> subheadingsGone = [.. gone.Select(Subheading)];

        var lines = new List<ChangedLine>();
        foreach (string code in gone)
        {
            HsCode[] inPlace = [.. addedUnder[Subheading(code)].Order(StringComparer.Ordinal).Select(Parse)];
            LineChange what = inPlace.Length > 0 ? LineChange.Split : LineChange.Withdrawn;
            lines.Add(new ChangedLine(what, Parse(code), [], inPlace));
        }
        lines.AddRange(added.Where(code => !subheadingsGone.Contains(Subheading(code)))
            .Select(code => new ChangedLine(LineChange.New, Parse(code), [], [])));
        foreach ((string code, TariffLine[] was) in old)
        {
            if (!now.TryGetValue(code, out TariffLine[]? became)) continue;
            ChangedRate[] rates = [.. Rates(after.Identity.Country, was, became)];
            if (rates.Length > 0) lines.Add(new ChangedLine(LineChange.Rates, Parse(code), rates, []));
        }
        return new BookDiff(
            before.Identity, after.Identity, [.. lines.OrderBy(line => line.Code.Digits, StringComparer.Ordinal)]);
    }

    /// <summary>The changes for goods under a code, also where it is shorter or longer than a line's.</summary>
    public IEnumerable<ChangedLine> Touching(HsCode code) => Lines.Where(line =>
        line.Code.Digits.StartsWith(code.Digits, StringComparison.Ordinal)
        || code.Digits.StartsWith(line.Code.Digits, StringComparison.Ordinal));

    private static IEnumerable<ChangedRate> Rates(Country country, TariffLine[] was, TariffLine[] became) =>
        from column in DutyColumns.Of(country)
        let before = Printed(was, column)
        let after = Printed(became, column)
        where Bare(before) != Bare(after)
        select new ChangedRate(column, before, after);

    /// <summary>The cell; of a line with seasons each season's, in the order of the book.</summary>
    private static string Printed(TariffLine[] lines, DutyColumn column) => string.Join(
        "; ",
        lines.Select(line => (line.Season, line.Cell(column)))
            .Select(one => one.Season is { } season ? $"{season}: {one.Item2.Text}" : one.Item2.Text));

    /// <summary>Blanks say nothing: <c>6 %</c> is <c>6%</c>.</summary>
    private static string Bare(string printed) => string.Concat(printed.Where(c => !char.IsWhiteSpace(c)));

    private static Dictionary<string, TariffLine[]> ByCode(TariffBook book)
    {
        var lines = new Dictionary<string, List<TariffLine>>(StringComparer.Ordinal);
        foreach (TariffLine line in book.Lines)
            (lines.TryGetValue(line.Digits, out List<TariffLine>? same) ? same : lines[line.Digits] = []).Add(line);
        return lines.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static string Subheading(string digits) => digits[..Math.Min(6, digits.Length)];

    private static HsCode Parse(string digits) => HsCode.Parse(digits).Value;
}
