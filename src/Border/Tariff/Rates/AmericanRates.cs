using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// Reads a rate of the United States: <c>Free</c>, or terms joined by a plus sign. A term is a percentage, of the whole
/// or <c>on the case</c>; or money for so many units, or for so much of what the goods contain. Money is kept in cents.
/// Words that point to another line or a note are refused by that name, and so is whatever else is no rate.
/// </summary>
internal static partial class AmericanRates
{
    private const decimal Barrel = 158.987294928m;

    /// <summary>What stands behind the slash: how many of which unit, and of what content where not of all.</summary>
    private static readonly Dictionary<string, (decimal Per, Unit Unit, string? Content)> Measures = new()
    {
        ["each"] = (1, Unit.Piece, null),
        ["head"] = (1, Unit.Piece, null),
        ["article"] = (1, Unit.Piece, null),
        ["pr."] = (1, Unit.Pair, null),
        ["doz."] = (12, Unit.Piece, null),
        ["gross"] = (144, Unit.Piece, null),
        ["1000"] = (1_000, Unit.Piece, null),
        ["thousand"] = (1_000, Unit.Piece, null),
        ["1,000 pins"] = (1_000, Unit.Piece, null),
        ["kg"] = (1, Unit.Kilogram, null),
        ["t"] = (1, Unit.Tonne, null),
        ["liter"] = (1, Unit.Litre, null),
        // 42 gallons of 3.785411784 litres.
        ["bbl"] = (Barrel, Unit.Litre, null),
        ["m2"] = (1, Unit.SquareMetre, null),
        ["m3"] = (1, Unit.CubicMetre, null),
        ["jewel"] = (1, Unit.Piece, "jewels"),
        ["jewel over 7"] = (1, Unit.Piece, "jewels_over_7"),
        ["clean kg"] = (1, Unit.Kilogram, "clean"),
        ["pf.liter"] = (1, Unit.Litre, "proof_litre"),
        ["pf.liter on ethyl alcohol content"] = (1, Unit.Litre, "proof_litre"),
        ["kg on drained weight"] = (1, Unit.Kilogram, "drained"),
        ["kg of total sugars"] = (1, Unit.Kilogram, "total_sugars"),
        ["kg on contents and container"] = (1, Unit.Kilogram, "contents_and_container"),
        ["kg on entire contents of container"] = (1, Unit.Kilogram, "entire_contents"),
        ["kg on lead content"] = (1, Unit.Kilogram, "lead"),
        ["kg on copper content"] = (1, Unit.Kilogram, "copper"),
        ["kg on tungsten content"] = (1, Unit.Kilogram, "tungsten"),
        ["kg on molybdenum content"] = (1, Unit.Kilogram, "molybdenum"),
        ["kg on magnesium content"] = (1, Unit.Kilogram, "magnesium"),
    };

    /// <summary>What stands behind "on the": the part whose value the percentage is of; empty for the whole.</summary>
    private static readonly Dictionary<string, string> PartNames = new()
    {
        ["case"] = "case",
        ["battery"] = "battery",
        ["movement"] = "movement",
        ["apparatus"] = "apparatus",
        ["strap, band or bracelet"] = "strap",
        ["case and strap, band or bracelet"] = "case_and_strap",
        ["movement and case"] = "movement_and_case",
        ["value of the lead content"] = "lead_content",
        ["value of the rifle"] = "rifle",
        ["value of the telescopic sight, if any"] = "telescopic_sight",
        ["entire set"] = "",
    };

    public static RateCell Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return RateCell.Blank;
        if (Rule(text) is { } rule) return new RateCell(text, CellKind.Applied) { Rule = rule };
        return RateCell.Refuse(text, PointsElsewhere().IsMatch(text) ? CellReasons.Elsewhere : CellReasons.NotARate);
    }

    private static RateRule? Rule(string text)
    {
        if (text == "Free") return new FreeRate();
        RateRule? sum = null;
        foreach (string part in text.Split('+', StringSplitOptions.TrimEntries))
        {
            if (Term(part) is not { } term) return null;
            sum = sum is null ? term : new RateSum(sum, term);
        }
        return sum;
    }

    private static RateRule? Term(string text)
    {
        if (Percentage().Match(text) is { Success: true } percentage)
        {
            string on = percentage.Groups["part"].Value;
            if (on.Length == 0) return new AdValorem(Number(percentage));
            if (!PartNames.TryGetValue(on, out string? part)) return null;
            return part.Length == 0 ? new AdValorem(Number(percentage)) : new OfPart(Number(percentage), part);
        }
        if (Amount().Match(text) is not { Success: true } amount) return null;
        string of = amount.Groups["unit"].Value.Trim().Replace("pf. ", "pf.", StringComparison.Ordinal);
        if (!Measures.TryGetValue(of, out (decimal, Unit, string?) measure)) return null;
        decimal cents = Number(amount) * (amount.Groups["dollar"].Success ? 100 : 1);
        (decimal per, Unit unit, string? content) = measure;
        return content is null ? new Specific(cents, per, unit) : new OfContent(cents, per, unit, content);
    }

    private static decimal Number(Match match) =>
        decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<number>\d{1,6}(\.\d{1,6})?)%( on (the )?(?<part>.+))?$")]
    private static partial Regex Percentage();

    [GeneratedRegex(
        @"^((?<dollar>\$)(?<number>\d{1,6}(\.\d{1,6})?)|(?<number>\d{1,6}(\.\d{1,6})?)¢)"
        + @"( ?/ ?| (?=each$))(?<unit>.+)$")]
    private static partial Regex Amount();

    [GeneratedRegex("^(The (rate|duty)|See |No change)", RegexOptions.IgnoreCase)]
    private static partial Regex PointsElsewhere();
}
