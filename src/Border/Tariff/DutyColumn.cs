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
    public const int Count = 6;

    public static readonly IReadOnlyList<DutyColumn> All = Enum.GetValues<DutyColumn>();

    private static readonly string[] Names = ["general", "temporary", "wto", "jtepa", "ajcep", "rcep"];

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
