using System.Globalization;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Rules;

/// <summary>
/// One figure of law: what it is, where it stands, for which days it is known, where and when it was read.
/// </summary>
internal sealed record ImportRule
{
    private Citation? _citation;

    public required string Id { get; init; }

    public required string Value { get; init; }

    public required string Instrument { get; init; }

    public required string Article { get; init; }

    public required string Says { get; init; }

    /// <summary>The first day we vouch for; the rule itself may be older.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly KnownUntil { get; init; }

    public required string Source { get; init; }

    /// <summary>
    /// What has taken its place since, by a name that the web layer has words for; null where nothing is known to have.
    /// </summary>
    public string? EndedBy { get; init; }

    /// <summary>The day on which we read the source.</summary>
    public required DateOnly Seen { get; init; }

    [JsonIgnore]
    public Period Validity => new(From, KnownUntil);

    [JsonIgnore]
    public Citation Citation => _citation ??= new(Instrument, Article, Validity, $"{Source}, read {Seen.Text()}");

    [JsonIgnore]
    public decimal Number => decimal.Parse(Value, CultureInfo.InvariantCulture);
}

internal sealed record ColumnLaw(string Column, string Instrument, string Article);

internal sealed record Excise(string Prefix, string Tax);

internal sealed record GoodsClasses
{
    public required string Says { get; init; }

    public required string Source { get; init; }

    public required DateOnly Seen { get; init; }

    public required string[] Reduced { get; init; }

    public required string[] Ask { get; init; }

    public required Excise[] Excise { get; init; }
}

internal sealed record ImportRulesFile(
    string About, string Country, ImportRule[] Rules, ColumnLaw[] Columns, GoodsClasses Goods);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImportRulesFile))]
internal sealed partial class ImportRulesJson : JsonSerializerContext;
