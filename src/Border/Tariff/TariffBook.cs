using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// Where a book comes from and for which days it speaks: from the day the rates hold to the last day for which they
/// are known to. <paramref name="Publisher"/> is who publishes the rates, as <c>Japan Customs</c>;
/// <paramref name="Source"/> is where and when the file was obtained, printed beside every duty.
/// </summary>
public sealed record BookIdentity(Country Country, Period Validity, string Publisher, string Source);

/// <summary>
/// A country's schedule for a span of days: the printed rows, in order, and what they mean. Immutable. Its canonical
/// bytes are one blob that is stored, hashed and loaded again.
/// </summary>
public sealed class TariffBook
{
    private readonly IReadOnlyList<TariffNode> _nodes;
    private readonly int[] _parents;
    private readonly TariffLine[] _lines;
    private readonly byte[] _bytes;

    internal TariffBook(BookIdentity identity, IReadOnlyList<TariffNode> nodes)
        : this(identity, nodes, TariffBookBytes.Write(identity, nodes))
    {
    }

    internal TariffBook(BookIdentity identity, IReadOnlyList<TariffNode> nodes, byte[] bytes)
    {
        Identity = identity;
        _nodes = nodes;
        _bytes = bytes;
        Hash = Hash256.Of(bytes);
        _parents = ParentsOf(nodes);
        _lines = LinesOf(identity.Country, nodes, _parents);
    }

    public BookIdentity Identity { get; }

    /// <summary>The SHA-256 of the canonical bytes: the book's name in every quote.</summary>
    public Hash256 Hash { get; }

    /// <summary>
    /// The book as it would be with another rate; refuses <c>hs_code_not_in_book</c> where a code means no line.
    /// </summary>
    internal Outcome<TariffBook> With(RateChange change)
    {
        foreach (string code in change.Codes)
            if (Beginning(code).IsEmpty) return NotInBook(HsCode.Parse(code).Value);
        int place = change.Column.Place();
        return new TariffBook(Identity,
        [
            .. _nodes.Select(node => node.IsLineIn(Identity.Country)
                && change.Codes.Any(code => node.Digits.StartsWith(code, StringComparison.Ordinal))
                    ? node with { Cells = [.. node.Cells.Select((cell, i) => i == place ? change.Rate : cell)] }
                    : node),
        ]);
    }

    public int NodeCount => _nodes.Count;

    public int LineCount => _lines.Length;

    /// <summary>The canonical bytes: equal books have equal bytes on every machine.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    internal ReadOnlySpan<TariffLine> Lines => _lines;

    /// <summary>The description of a line with those above it, outermost first.</summary>
    internal string DescriptionOf(TariffLine line)
    {
        var path = new List<string>();
        for (int at = line.Node; at >= 0; at = _parents[at])
            if (_nodes[at].Description.Length > 0) path.Add(_nodes[at].Description);
        path.Reverse();
        return string.Join(" › ", path);
    }

    /// <summary>
    /// The line for a code on a day. A shorter code is accepted when only one line begins with it; otherwise it is
    /// refused with the lines that do.
    /// </summary>
    internal Outcome<TariffLine> Find(HsCode code, DateOnly date)
    {
        // What stands behind the line's own digits in the United States is for statistics.
        bool isLonger = Identity.Country == Country.UnitedStates && code.Digits.Length > AmericanSchedule.LineDigits;
        ReadOnlySpan<TariffLine> candidates =
            Beginning(isLonger ? code.Digits[..AmericanSchedule.LineDigits] : code.Digits);
        if (candidates.IsEmpty) return NotInBook(code);
        if (candidates[0].Digits != candidates[^1].Digits)
            return BorderRefusals.HsCodeTooShort.With(("code", code.ToString()), ("lines", List(candidates)));
        if (candidates.Length == 1) return candidates[0];
        TariffLine? found = null;
        foreach (TariffLine line in candidates)
        {
            if (line.Season is not { } season || !season.Contains(date)) continue;
            if (found is not null) return BorderRefusals.SeasonUnclear.With(("code", code.ToString()));
            found = line;
        }
        return found is null ? BorderRefusals.SeasonUnclear.With(("code", code.ToString())) : found;
    }

    private Refusal NotInBook(HsCode code)
    {
        ReadOnlySpan<TariffLine> near = Beginning(code.Subheading ?? code.Digits);
        return BorderRefusals.HsCodeNotInBook.With(
            ("code", code.ToString()), ("book", Identity.Validity.ToString()), ("lines", List(near)));
    }

    private ReadOnlySpan<TariffLine> Beginning(string prefix)
    {
        int from = FirstNotBelow(prefix);
        int until = from;
        while (until < _lines.Length && _lines[until].Digits.StartsWith(prefix, StringComparison.Ordinal)) until++;
        return _lines.AsSpan(from, until - from);
    }

    private int FirstNotBelow(string prefix)
    {
        int low = 0, high = _lines.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_lines[middle].Digits, prefix) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static string List(ReadOnlySpan<TariffLine> lines)
    {
        const int most = 20;
        var codes = new List<string>();
        foreach (TariffLine line in lines)
        {
            if (codes.Count == most) break;
            string code = HsCode.Parse(line.Digits).Value.ToString();
            if (codes.Count == 0 || codes[^1] != code) codes.Add(code);
        }
        return string.Join(' ', codes);
    }

    /// <summary>
    /// A row's parent is the nearest row above it that stands one level higher; -1 for the outermost.
    /// </summary>
    private static int[] ParentsOf(IReadOnlyList<TariffNode> nodes)
    {
        var parents = new int[nodes.Count];
        var open = new Stack<int>();
        for (int i = 0; i < nodes.Count; i++)
        {
            while (open.Count > 0 && nodes[open.Peek()].Level >= nodes[i].Level) _ = open.Pop();
            parents[i] = open.Count > 0 ? open.Peek() : -1;
            open.Push(i);
        }
        return parents;
    }

    private static TariffLine[] LinesOf(Country country, IReadOnlyList<TariffNode> nodes, int[] parents)
    {
        IReadOnlyList<DutyColumn> columns = DutyColumns.Of(country);
        var understood = new Dictionary<(DutyColumn, string), RateCell>();
        var cells = new RateCell[nodes.Count][];
        var lines = new List<TariffLine>();
        for (int i = 0; i < nodes.Count; i++)
        {
            cells[i] = new RateCell[columns.Count];
            for (int column = 0; column < columns.Count; column++)
            {
                string text = nodes[i].Cells[column];
                cells[i][column] = text.Length > 0 ? Understand(columns[column], text)
                    : parents[i] >= 0 ? cells[parents[i]][column]
                    : RateCell.Blank;
            }
            if (nodes[i].IsLineIn(country))
                lines.Add(new TariffLine(nodes[i].Digits, i, Tariff.Season.Read(nodes[i].Description), cells[i]));
        }
        // A stable sort: lines that share a code keep the order of the schedule.
        return [.. lines.OrderBy(line => line.Digits, StringComparer.Ordinal)];

        RateCell Understand(DutyColumn column, string text)
        {
            // Only one column is read differently from the others of its schedule.
            DutyColumn read = column == DutyColumn.Special ? column : DutyColumn.General;
            if (!understood.TryGetValue((read, text), out RateCell? cell))
                understood[(read, text)] = cell = RateCells.Parse(country, column, text);
            return cell;
        }
    }
}
