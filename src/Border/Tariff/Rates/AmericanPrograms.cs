using System.Text.RegularExpressions;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// Reads the column of special rates: groups of a rate and, in parentheses, the codes of the programs that have it.
/// <c>Free (A,AU,KR) 1.5% (JP) See 9912.04.30 (MA)</c> are three.
/// </summary>
internal static partial class AmericanPrograms
{
    public static RateCell Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return RateCell.Blank;
        var programs = new List<ProgramRate>();
        int at = 0;
        foreach (Match group in Group().Matches(text))
        {
            if (group.Index != at) break;
            at += group.Length;
            string[] codes = group.Groups["codes"].Value.Split(
                [',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            programs.Add(new ProgramRate(AmericanRates.Parse(group.Groups["rate"].Value.Trim()), codes));
        }
        return programs.Count > 0 && at == text.Length
            ? new RateCell(text, CellKind.Programs) { Programs = programs }
            : RateCell.Refuse(text, CellReasons.NotARate);
    }

    /// <summary>Codes are a letter or two, with a sign behind it where not all who share it are meant.</summary>
    [GeneratedRegex(@"(?<rate>[^()]+)\((?<codes>[A-Z]{1,2}[+*#]?([, ]+[A-Z]{1,2}[+*#]?)*)\)[, ]*")]
    private static partial Regex Group();
}
