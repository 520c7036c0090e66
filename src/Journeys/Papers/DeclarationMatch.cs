using System.Globalization;
using Sampan.Documents.Customs;

namespace Sampan.Journeys.Papers;

/// <summary>
/// Where a declaration that somebody filed and the one the order gives differ: in what both say of value, goods,
/// weights, packages, origin and way. Names and addresses are each customs' own, and what a broker added is none of the
/// order's.
/// </summary>
internal static class DeclarationMatch
{
    /// <summary>The length of a code that every country shares; what a country adds to it is its own.</summary>
    private const int SharedDigits = 6;

    private const string Code = "Commodity/Classification/ID";

    private static readonly string[] OfAll =
    [
        "InvoiceAmount", "TotalPackageQuantity", "GoodsItemQuantity", "GoodsShipment/Destination/CountryCode",
        "GoodsShipment/ExportCountry/ID", "GoodsShipment/TradeTerms/ConditionCode",
    ];

    private static readonly string[] OfItem =
    [
        Code, "Origin/CountryCode", "Commodity/InvoiceLine/ItemChargeAmount",
        "Commodity/GoodsMeasure/GrossMassMeasure", "Commodity/GoodsMeasure/NetNetWeightMeasure",
        "Packaging/QuantityQuantity",
    ];

    /// <summary>Software that numbers declarations itself leaves the consignment's reference alone.</summary>
    internal static string Reference(WcoDeclaration held) =>
        held["GoodsShipment/UCR/TraderAssignedReferenceID"] ?? held["FunctionalReferenceID"] ?? "";

    internal static IReadOnlyList<PaperDifference> Differences(WcoDeclaration held, WcoDeclaration own)
    {
        List<PaperDifference> differences =
            [.. OfAll.Where(path => !Same(path, held[path], own[path])).Select(path => Differs(path, held[path]))];
        for (int i = 0; i < own.Items.Count; i++)
        {
            Func<string, string?> theirs = i < held.Items.Count ? held.Items[i] : _ => null, ours = own.Items[i];
            differences.AddRange(OfItem.Where(path => !Same(path, theirs(path), ours(path)))
                .Select(path => Differs($"GovernmentAgencyGoodsItem[{i + 1}]/{path}", theirs(path))));
        }
        return differences;
    }

    private static PaperDifference Differs(string path, string? held) => new(path, held);

    private static bool Same(string path, string? held, string? own)
    {
        if (held is null || own is null) return held == own;
        if (path == Code) return Shared(held) == Shared(own);
        return Measured(held) is { } one && Measured(own) is { } other
            ? one.Amount == other.Amount && (one.Unit.Length == 0 || one.Unit == other.Unit)
            : held == own;
    }

    private static string Shared(string code) => code[..Math.Min(code.Length, SharedDigits)];

    /// <summary>12.50 and 12.5 are the same amount. Null for what is no number.</summary>
    private static (decimal Amount, string Unit)? Measured(string text)
    {
        string[] parts = text.Split(' ', 2);
        CultureInfo plain = CultureInfo.InvariantCulture;
        return decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, plain, out decimal amount)
            ? (amount, parts.Length > 1 ? parts[1] : "")
            : null;
    }
}
