using System.Text;
using Sampan.Kernel;

namespace Sampan.Identity;

public enum FirmKind
{
    Seller = 1,
    Buyer = 2,

    /// <summary>The platform's own firm. Only an operator opens it.</summary>
    House = 3,

    /// <summary>Lends its own money on orders.</summary>
    Lender = 4,

    /// <summary>
    /// A person's own, to practise the trade with: it sells to nobody, lists nothing and never trades in earnest.
    /// </summary>
    Practice = 5,
}

/// <summary>
/// By Thailand's ministerial regulation on the characteristics of small and medium enterprises, B.E. 2562 (2019), from
/// a year's revenue and the number of employees. The firm says it of itself; nobody checks it. Source:
/// https://www.sme.go.th/en/page.php?modulekey=363 (Office of SMEs Promotion), read on 2026-11-29.
/// </summary>
public enum FirmSize
{
    /// <summary>Up to 5 employees and 1.8 million baht.</summary>
    Micro = 1,

    /// <summary>
    /// Up to 50 employees and 100 million baht in manufacturing, 30 and 50 million in trade and services.
    /// </summary>
    Small,

    /// <summary>Up to 200 and 500 million in manufacturing, 100 and 300 million in trade and services.</summary>
    Medium,

    Large,
}

/// <summary>Sizes by the names that forms and files have for them.</summary>
public static class FirmSizes
{
    /// <summary>Refuses <c>firm_size_unknown</c>.</summary>
    public static Outcome<FirmSize> Parse(string? name)
    {
        foreach (FirmSize size in Enum.GetValues<FirmSize>())
            if (Name(size) == name) return size;
        return IdentityRefusals.FirmSizeUnknown.Text(name);
    }

    public static string Name(FirmSize size) => size.ToString().ToLowerInvariant();
}

public sealed class Firm
{
    /// <summary>A person has one practice firm at most: it is known by the person.</summary>
    public static Id PracticeOf(Id person) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"practice firm of {person}")));

    public required Id Id { get; init; }

    public required FirmDetails Details { get; set; }

    /// <summary>Trades with test money only.</summary>
    public required bool Sandbox { get; set; }

    /// <summary>1 when it is new; grows with every save, a change of members included.</summary>
    public int Version { get; init; } = 1;

    public required Instant ChangedAt { get; set; }
}

/// <summary>What papers say about a firm.</summary>
public sealed record FirmDetails
{
    public required FirmKind Kind { get; init; }

    /// <summary>The registered name in the country's own script.</summary>
    public required string NameLocal { get; init; }

    /// <summary>The name in Latin letters, as customs abroad reads it.</summary>
    public required string NameLatin { get; init; }

    public required Country Country { get; init; }

    /// <summary>
    /// Lines separated by a line feed, where the address is not known by its parts: abroad, and of firms that have not
    /// yet named them.
    /// </summary>
    public string AddressLocal { get; init; } = "";

    public string AddressLatin { get; init; } = "";

    /// <summary>The address by its parts, in place of the lines. Only of a firm in Thailand.</summary>
    public ThaiAddress? ThaiAddress { get; init; }

    /// <summary>As people of the firm's own country write it; empty when the firm has not said it.</summary>
    public IReadOnlyList<string> LocalLines => ThaiAddress?.LocalLines ?? Lines(AddressLocal);

    /// <summary>As papers abroad print it, without the country.</summary>
    public IReadOnlyList<string> LatinLines => ThaiAddress?.LatinLines ?? Lines(AddressLatin);

    /// <summary>As the tax office of the country writes it; empty if there is none.</summary>
    public required string TaxId { get; init; }

    /// <summary>How large it says it is; null where it does not say.</summary>
    public FirmSize? Size { get; init; }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public sealed class Membership
{
    public required Id Person { get; init; }

    public required Id Firm { get; init; }

    public required Role Role { get; set; }
}
