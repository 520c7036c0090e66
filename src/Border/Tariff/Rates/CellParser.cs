namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// Reads a whole cell: its marks, its parentheses, and the several rates a cell may hold, one a line, each behind the
/// words for the goods it is meant for. What the marks mean is told in docs/border.md with the evidence for it.
/// </summary>
internal static class CellParser
{
    private const string InsideQuota = "関税割当数量以内のもの";
    private const string OtherGoods = "その他のもの";

    public static RateCell Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return RateCell.Blank;
        string plain = RateTokens.Normalise(text);
        if (plain.StartsWith('*')) return RateCell.Refuse(text, CellReasons.LevyMark);
        if (plain.Contains('◆')) return RateCell.Refuse(text, CellReasons.Footnote);
        if (plain.Contains("一部", StringComparison.Ordinal)) return RateCell.Refuse(text, CellReasons.PartOfGoods);
        if (plain.Contains("ごとに", StringComparison.Ordinal)) return RateCell.Refuse(text, CellReasons.ByContent);
        if (plain.StartsWith('●')) return RateCell.Refuse(text, CellReasons.FinerGoods);
        return plain[0] switch
        {
            '◎' => Single(text, plain[1..]) with { Mark = RateMark.StatedUse },
            '※' => Single(text, plain[1..]) with { Mark = RateMark.SugarLevy },
            _ => Single(text, plain) is { Kind: not CellKind.Refused } single ? single : Several(text, plain),
        };
    }

    /// <summary>One rate, bare or in parentheses; or a range of rates that are all in parentheses.</summary>
    private static RateCell Single(string text, string plain)
    {
        if (RateParser.Parse(plain) is { } rule) return new RateCell(text, CellKind.Applied) { Rule = rule };
        if (Unwrap(plain) is { } inner && RateParser.Parse(inner) is { } unused)
            return new RateCell(text, CellKind.NotApplied) { Rule = unused };
        if (!plain.Contains('~')) return RateCell.Refuse(text, CellReasons.NotARate);
        return IsRangeNotApplied(plain)
            ? new RateCell(text, CellKind.NotApplied)
            : RateCell.Refuse(text, CellReasons.FinerGoods);
    }

    /// <summary>
    /// <c>(無税)〜(4.6%)</c>, <c>(無税〜6.5%)</c>: whichever end holds, no part of the range is applied, so that the rate
    /// need not be known.
    /// </summary>
    private static bool IsRangeNotApplied(string plain)
    {
        if (Unwrap(plain) is { } inner) return inner.Split('~').All(end => RateParser.Parse(end.Trim()) is not null);
        return plain.Replace("又は", "~", StringComparison.Ordinal).Split('~')
            .All(end => Unwrap(end.Trim()) is { } rate && RateParser.Parse(rate) is not null);
    }

    /// <summary>One rate a line, each behind a description: <c>さんま以外のもの 無税</c>.</summary>
    private static RateCell Several(string text, string plain)
    {
        var alternatives = new List<RateAlternative>();
        const StringSplitOptions cleanly = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (string line in plain.Split('\n', cleanly))
        {
            int space = line.LastIndexOf(' ');
            if (space < 0) return RateCell.Refuse(text, ReasonOf(plain));
            string condition = line[..space].Trim();
            RateCell cell = Single(line, line[(space + 1)..]);
            if (cell.Kind == CellKind.Refused || !IsName(condition)) return RateCell.Refuse(text, ReasonOf(plain));
            alternatives.Add(new RateAlternative(condition, QuotaSide.None, cell));
        }
        return new RateCell(text, CellKind.Choice) { Alternatives = WithQuota(alternatives) };
    }

    /// <summary>
    /// "Inside the quota" alone, or beside "the rest": only then does inside/outside say all there is to say.
    /// </summary>
    private static List<RateAlternative> WithQuota(List<RateAlternative> alternatives) =>
        alternatives is [{ Condition: InsideQuota }] or [{ Condition: InsideQuota }, { Condition: OtherGoods }]
            ? [.. alternatives.Select((a, i) => a with { Quota = i == 0 ? QuotaSide.Inside : QuotaSide.Outside })]
            : alternatives;

    /// <summary>
    /// A description holds no rate words of its own: two rates on one line are not one rate with a name.
    /// </summary>
    private static bool IsName(string condition) =>
        condition.Length > 0 && !condition.Contains('円') && !condition.EndsWith('%')
        && !condition.Contains("無税", StringComparison.Ordinal);

    private static string ReasonOf(string plain) =>
        plain.Contains('~') || plain.Contains("非譲許", StringComparison.Ordinal)
            ? CellReasons.FinerGoods
            : CellReasons.NotARate;

    /// <summary>
    /// The text inside one pair of parentheses that spans the whole; null when there is no such pair.
    /// </summary>
    private static string? Unwrap(string plain)
    {
        if (plain.Length < 3 || plain[0] != '(' || plain[^1] != ')') return null;
        int depth = 0;
        for (int i = 0; i < plain.Length - 1; i++)
        {
            depth += plain[i] == '(' ? 1 : plain[i] == ')' ? -1 : 0;
            if (depth == 0) return null;
        }
        return plain[1..^1];
    }
}
