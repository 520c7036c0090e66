using System.Text.Json.Serialization;

namespace Sampan.Border.Quotes;

/// <summary>
/// A quote as it is written: every figure a reader could wish to check, amounts as text in their own currency, dates
/// as <c>2026-11-24</c>. The order of members is the order of bytes; changing it is a new <see cref="Format"/>.
/// </summary>
internal sealed record QuoteDocument(
    string Format, RequestDocument Request, ExchangeDocument? Exchange, BookDocument Book, string Rules, string Line,
    string Description, TaxClass TaxClass, LineDocument[] Lines, ProgramDocument[] Programs, QuoteMark[] Marks,
    bool Binding)
{
    public const string CurrentFormat = "sampan-border-quote/1";
}

internal sealed record RequestDocument(
    string From, string To, string Date, string Hs, string GoodsValue, string Term, string? Freight, string? Insurance,
    string? OnwardCarriage, string[] Quantities, Preference Claim, Assurances Assurances, string[] Choices,
    StandardPriceDocument[] StandardPrices, TaxClass? TaxClass, bool AssumeUnchanged);

internal sealed record StandardPriceDocument(string Goods, string Yen, string Source);

internal sealed record ExchangeDocument(string Currency, string YenPerUnit, string From, string Until, string Source);

internal sealed record BookDocument(
    string Country, string ValidFrom, string KnownUntil, string Publisher, string Source, string Hash);

internal sealed record LineDocument(
    QuoteLineKind Kind, long? Base, string Rate, long Amount, string Instrument, string Article, string ValidFrom,
    string KnownUntil, string Source);

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
