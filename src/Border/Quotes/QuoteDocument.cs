using System.Text.Json.Serialization;

namespace Sampan.Border.Quotes;

/// <summary>
/// A quote as it is written: every figure a reader could wish to check, amounts as text in their own currency, dates
/// as <c>2026-11-24</c>. The order of members is the order of bytes; changing it is a new <see cref="Format"/>.
/// </summary>
internal sealed record QuoteDocument
{
    /// <summary>Quotes in yen, the first there were: they name no currency, and their rates say yen.</summary>
    public const string YenFormat = "sampan-border-quote/1";

    /// <summary>Quotes in the currency they name: amounts are minor units of it, rates are units of it.</summary>
    public const string NamedFormat = "sampan-border-quote/2";

    public required string Format { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    public required RequestDocument Request { get; init; }

    public required ExchangeDocument? Exchange { get; init; }

    public required BookDocument Book { get; init; }

    public required string Rules { get; init; }

    public required string Line { get; init; }

    public required string Description { get; init; }

    public required TaxClass TaxClass { get; init; }

    public required LineDocument[] Lines { get; init; }

    public required ProgramDocument[] Programs { get; init; }

    public required QuoteMark[] Marks { get; init; }

    public required bool Binding { get; init; }
}

internal sealed record RequestDocument
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Date { get; init; }

    public required string Hs { get; init; }

    public required string GoodsValue { get; init; }

    public required string Term { get; init; }

    public required string? Freight { get; init; }

    public required string? Insurance { get; init; }

    public required string? OnwardCarriage { get; init; }

    public required string[] Quantities { get; init; }

    public required Preference Claim { get; init; }

    public required Assurances Assurances { get; init; }

    public required string[] Choices { get; init; }

    public required StandardPriceDocument[] StandardPrices { get; init; }

    // Left out where nothing was stated, so that quotes from before they were known keep their bytes.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartDocument[]? Parts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartDocument[]? Contents { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Transport? Transport { get; init; }

    public required TaxClass? TaxClass { get; init; }

    public required bool AssumeUnchanged { get; init; }
}

/// <summary>A part's value or a content's amount, as text.</summary>
internal sealed record PartDocument(string Name, string Amount);

internal sealed record StandardPriceDocument(string Goods, string Yen, string Source);

/// <summary>One of the two rates stands here: yen in a quote in yen, otherwise units of the quote's currency.</summary>
internal sealed record ExchangeDocument
{
    public required string Currency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? YenPerUnit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PerUnit { get; init; }

    public required string From { get; init; }

    public required string Until { get; init; }

    public required string Source { get; init; }
}

internal sealed record BookDocument
{
    public required string Country { get; init; }

    public required string ValidFrom { get; init; }

    public required string KnownUntil { get; init; }

    public required string Publisher { get; init; }

    public required string Source { get; init; }

    public required string Hash { get; init; }
}

internal sealed record LineDocument
{
    public required QuoteLineKind Kind { get; init; }

    public required long? Base { get; init; }

    public required string Rate { get; init; }

    public required long Amount { get; init; }

    public required string Instrument { get; init; }

    public required string Article { get; init; }

    public required string ValidFrom { get; init; }

    public required string KnownUntil { get; init; }

    public required string Source { get; init; }
}

internal sealed record ProgramDocument(string Column, ProgramStatus Status, string Rate, long? Duty, string? Missing);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(QuoteDocument))]
internal sealed partial class QuoteDocumentJson : JsonSerializerContext;
