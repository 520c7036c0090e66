using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>A list of persons and firms that an authority forbids to trade with, as it publishes it.</summary>
public enum WatchList
{
    /// <summary>Specially Designated Nationals, US Treasury (OFAC).</summary>
    OfacSdn = 1,

    /// <summary>OFAC's consolidated list of those who are not SDN.</summary>
    OfacConsolidated,

    /// <summary>United Nations Security Council Consolidated List.</summary>
    UnitedNations,

    /// <summary>Denied Persons List, US Bureau of Industry and Security.</summary>
    DeniedPersons,
}

/// <summary>Lists by the names that commands, files and pages have for them.</summary>
public static class WatchLists
{
    public static IReadOnlyList<WatchList> All { get; } = Enum.GetValues<WatchList>();

    /// <summary><c>ofac-sdn</c>, <c>ofac-cons</c>, <c>un</c>, <c>bis-dpl</c>.</summary>
    public static string Name(this WatchList list) => list switch
    {
        WatchList.OfacSdn => "ofac-sdn",
        WatchList.OfacConsolidated => "ofac-cons",
        WatchList.UnitedNations => "un",
        _ => "bis-dpl",
    };

    /// <summary>Refuses <c>watch_list_unknown</c>.</summary>
    public static Outcome<WatchList> Parse(string? name)
    {
        foreach (WatchList list in All)
            if (list.Name() == name) return list;
        return ScreeningRefusals.ListUnknown.Text(name);
    }
}

public enum PartyType
{
    Person = 1,
    Firm,
    Vessel,
    Aircraft,
}

/// <summary>A name of a listed party.</summary>
/// <param name="IsWeak">The publisher says that the alias is weak: too broad to be found by it alone.</param>
public sealed record ListedName(string Text, bool IsWeak = false);

/// <summary>One entry of a list.</summary>
/// <param name="Key">The publisher's own number; where there is none, the name.</param>
/// <param name="Type">Null where the list does not say.</param>
/// <param name="Names">The listed name first, then its aliases.</param>
/// <param name="Countries">Of addresses and nationality, as the publisher writes them.</param>
/// <param name="BirthYears">Years of birth, several where they are uncertain.</param>
/// <param name="Program">Under which programme, order or resolution it is listed.</param>
public sealed record ListedParty(
    string Key, PartyType? Type, IReadOnlyList<ListedName> Names, IReadOnlyList<string> Countries,
    IReadOnlyList<int> BirthYears, string Program);

/// <summary>One version of a list: its day, and the hash of what was taken from it.</summary>
/// <param name="Parties">Entries; <paramref name="Names"/> counts their names and aliases together.</param>
public sealed record ListVersion(WatchList List, DateOnly Date, Hash256 Hash, int Parties, int Names);

/// <summary>A file of a list, by the name its publisher gives it.</summary>
public sealed record ListFile(string Name, byte[] Content);
