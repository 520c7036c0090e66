using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>The columns of the Japanese schedule that matter on the lane from Thailand.</summary>
public enum DutyColumn : byte
{
    General,
    Temporary,
    Wto,
    Jtepa,
    Ajcep,
    Rcep,

    /// <summary>In the United States: rates of programs, each behind the codes of those who have it.</summary>
    Special,

    /// <summary>In the United States: for goods of countries without normal trade relations.</summary>
    ColumnTwo,
}

/// <summary>What an importer may claim for goods of Thai origin; each claim needs its own proof of origin.</summary>
public enum Preference : byte
{
    None,
    Jtepa,
    Ajcep,
    Rcep,
}

public static class DutyColumns
{
    private static readonly DutyColumn[] American = [DutyColumn.General, DutyColumn.Special, DutyColumn.ColumnTwo];

    private static readonly DutyColumn[] Others = [.. Enum.GetValues<DutyColumn>().Except(American[1..])];

    private static readonly string[] Names =
        ["general", "temporary", "wto", "jtepa", "ajcep", "rcep", "special", "column2"];

    /// <summary>The columns of a country's schedule, in the order of its cells.</summary>
    public static IReadOnlyList<DutyColumn> Of(Country country) =>
        country == Country.UnitedStates ? American : Others;

    /// <summary>Where a column's cell stands among those of its schedule.</summary>
    internal static int Place(this DutyColumn column) =>
        column < DutyColumn.Special ? (int)column : column - DutyColumn.Special + 1;

    /// <summary>The column's name in files and on the command line.</summary>
    public static string Name(this DutyColumn column) => Names[(int)column];

    public static Outcome<DutyColumn> Parse(string? name) =>
        Array.IndexOf(Names, name) is >= 0 and int i ? (DutyColumn)i : BorderRefusals.NameUnknown.Text(name);

    /// <summary>
    /// Reads a claim as it is written on the command line: <c>none</c>, <c>jtepa</c>, <c>ajcep</c>, <c>rcep</c>.
    /// </summary>
    public static Outcome<Preference> ParseClaim(string? name) => name switch
    {
        "none" => Preference.None,
        "jtepa" => Preference.Jtepa,
        "ajcep" => Preference.Ajcep,
        "rcep" => Preference.Rcep,
        _ => BorderRefusals.NameUnknown.Text(name),
    };

    /// <summary>The column a claim looks in; null when nothing is claimed.</summary>
    public static DutyColumn? Column(this Preference claim) => claim switch
    {
        Preference.Jtepa => DutyColumn.Jtepa,
        Preference.Ajcep => DutyColumn.Ajcep,
        Preference.Rcep => DutyColumn.Rcep,
        _ => null,
    };
}
