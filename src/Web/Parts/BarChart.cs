using System.Globalization;

namespace Sampan.Web.Parts;

/// <summary>A bar: its amount sets its length, and beside it stands what people read.</summary>
/// <param name="IsRest">Drawn as an outline: it is many things together.</param>
public sealed record Bar(string Label, long Amount, string Shown, bool IsRest = false);

/// <summary>
/// A chart of bars, drawn by the server. Lengths are parts of the width, so that it fits every screen, and everything
/// drawn is also said: in its description, and in the table that stands behind it.
/// </summary>
/// <param name="Id">Unique on its page.</param>
public sealed record BarChart(string Id, string Title, string Description, IReadOnlyList<Bar> Bars)
{
    /// <summary>So many bars can be told apart on a phone.</summary>
    public const int Most = 12;

    /// <summary>Label, bar and number, each on a line of its own: a phone has no room for two of them.</summary>
    public const int RowHeight = 64;

    /// <summary>Tenths of a percent.</summary>
    private const int Longest = 1000;

    /// <summary>Tenths of a percent of the width.</summary>
    public int Length(Bar bar)
    {
        long most = Bars.Max(one => one.Amount);
        return most == 0 ? 0 : (int)Rounding.Scale(bar.Amount, Longest, most, RoundingRule.HalfUp);
    }

    public string Width(Bar bar) => string.Create(CultureInfo.InvariantCulture, $"{Length(bar) / 10m:0.0}%");

    public int Height => Bars.Count * RowHeight;
}
