using Sampan.Border;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>What a seller may say of the proof of origin that goes with the goods.</summary>
public static class OriginProof
{
    private const int LongestNumber = 40;

    /// <summary>The agreements under which goods of Thailand may have a lower duty there.</summary>
    public static IReadOnlyList<Preference> For(Country to) => to == Country.Japan
        ? [Preference.Jtepa, Preference.Ajcep, Preference.Rcep]
        : to == Country.Singapore ? [Preference.Rcep] : [];

    /// <summary>Null when it can be so. Refuses <c>origin_program_unknown</c>, <c>origin_number_wrong</c>.</summary>
    internal static Refusal? Check(OriginShown origin, Country to)
    {
        Outcome<Preference> program = DutyColumns.ParseClaim(origin.Program);
        if (program.IsRefused || !For(to).Contains(program.Value))
            return JourneyRefusals.OriginProgramUnknown.With(("program", origin.Program), ("to", to.Code));
        bool isNumber = origin.Number.Length is > 0 and <= LongestNumber &&
            origin.Number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.' or ' ');
        return isNumber ? null : JourneyRefusals.OriginNumberWrong.With(("most", $"{LongestNumber}"));
    }
}
