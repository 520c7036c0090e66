using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Border.Tariff.Rates;

namespace Sampan.Border.Tariff;

/// <summary>
/// The part of every year in which a line holds: some fruits have one code and two lines, <c>毎年4月1日から同年9月30日まで
/// に輸入されるもの</c> and <c>毎年10月1日から翌年3月31日までに輸入されるもの</c>. Days are month × 100 + day.
/// </summary>
internal readonly partial record struct Season(int From, int Until)
{
    public bool Contains(DateOnly date)
    {
        int day = date.Month * 100 + date.Day;
        return From <= Until ? day >= From && day <= Until : day >= From || day <= Until;
    }

    /// <summary>The season a description states; null when it states none.</summary>
    public static Season? Read(string description)
    {
        if (!description.Contains("毎年", StringComparison.Ordinal)) return null;
        Match match = Words().Match(RateTokens.Normalise(description));
        if (!match.Success) return null;
        // 末日: the last day of the month. 31 is past the end of every month that is shorter, so it includes them all.
        int last = match.Groups[4].Success ? Number(match, 4) : 31;
        return new Season(Number(match, 1) * 100 + Number(match, 2), Number(match, 3) * 100 + last);
    }

    /// <summary>As <c>04-01..09-30</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{From / 100:D2}-{From % 100:D2}..{Until / 100:D2}-{Until % 100:D2}");

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("毎年([0-9]+)月([0-9]+)日から[同翌]年([0-9]+)月(?:([0-9]+)日|末日)までに輸入されるもの")]
    private static partial Regex Words();
}
