namespace Sampan.Border.Tariff.Rates;

internal enum CellKind : byte
{
    /// <summary>Nothing is written here or above: this column gives these goods no rate.</summary>
    Blank,

    /// <summary>A rate in force.</summary>
    Applied,

    /// <summary>
    /// A rate in parentheses: it exists, and another column supersedes it. A bound rate is in parentheses when the
    /// general or temporary rate is not higher; a general rate, when a temporary one stands in its place.
    /// </summary>
    NotApplied,

    /// <summary>Several rates, each for goods the cell describes: the asker says which goods these are.</summary>
    Choice,

    /// <summary>Rates of programs, each behind the codes of those who have it.</summary>
    Programs,

    /// <summary>Not understood. Never guessed: a quote that needs this cell is refused by name.</summary>
    Refused,
}

internal enum RateMark : byte
{
    None,

    /// <summary>◎: every line that carries it is for a stated use or inside a stated quantity.</summary>
    StatedUse,

    /// <summary>
    /// ※: the line is on the list of sweetened preparations on which an adjustment levy is due as well.
    /// </summary>
    SugarLevy,
}

internal enum QuotaSide : byte
{
    None,
    Inside,
    Outside,
}

/// <summary>One of several rates in a cell, for the goods that its words describe.</summary>
internal sealed record RateAlternative(string Condition, QuotaSide Quota, RateCell Cell);

/// <summary>A rate of a special program, for those whose codes stand behind it: <c>Free (A,AU,KR)</c>.</summary>
internal sealed record ProgramRate(RateCell Rate, IReadOnlyList<string> Codes);

/// <summary>One cell of the schedule, understood or refused. Cells with the same text are one object.</summary>
internal sealed record RateCell(string Text, CellKind Kind)
{
    public static readonly RateCell Blank = new("", CellKind.Blank);

    public RateRule? Rule { get; init; }

    public RateMark Mark { get; init; }

    public IReadOnlyList<RateAlternative> Alternatives { get; init; } = [];

    public IReadOnlyList<ProgramRate> Programs { get; init; } = [];

    /// <summary>Why a refused cell was refused: one of <see cref="CellReasons"/>.</summary>
    public string? Why { get; init; }

    public static RateCell Refuse(string text, string why) => new(text, CellKind.Refused) { Why = why };
}

/// <summary>Why cells are refused, as the import report groups them.</summary>
internal static class CellReasons
{
    /// <summary>* and **: the bound rate stands beside a state levy whose amount the schedule does not give.</summary>
    public const string LevyMark = "levy_mark";

    /// <summary>●, 〜: the rate depends on a finer division of the goods than the schedule shows.</summary>
    public const string FinerGoods = "finer_goods";

    /// <summary>一部: the rate holds for a part of the goods that is not described.</summary>
    public const string PartOfGoods = "part_of_goods";

    /// <summary>◆: the rate stands in a footnote outside the table.</summary>
    public const string Footnote = "footnote";

    /// <summary>The duty grows with a content by weight; how a fraction of a percent counts is not written.</summary>
    public const string ByContent = "by_content";

    /// <summary>The rate stands on another line or in a note, to which the words point.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The words do not follow the grammar of rates.</summary>
    public const string NotARate = "not_a_rate";
}
