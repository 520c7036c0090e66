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

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public sealed class Membership
{
    public required Id Person { get; init; }

    public required Id Firm { get; init; }

    public required Role Role { get; set; }
}
