using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

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

/// <summary>The rows of <c>data/rules/jp-import-tax.json</c>, by name. They travel inside the assembly.</summary>
internal sealed class ImportRules
{
    private const string Resource = "jp-import-tax.json";

    private readonly ImportRulesFile _file;
    private readonly ColumnLaw[] _columns;

    private ImportRules(ImportRulesFile file, Hash256 hash)
    {
        _file = file;
        Hash = hash;
        CustomsValue = Rule("customs_value");
        Exchange = Rule("exchange");
        BaseRounding = Rule("base_rounding");
        AmountRounding = Rule("amount_rounding");
        ConsumptionBase = Rule("consumption_base");
        ConsumptionStandard = Rule("consumption_standard");
        ConsumptionReduced = Rule("consumption_reduced");
        LocalConsumption = Rule("local_consumption");
        (ThousandYen, HundredYen) = ((long)BaseRounding.Number, (long)AmountRounding.Number);
        (StandardPercent, ReducedPercent) = (ConsumptionStandard.Number, ConsumptionReduced.Number);
        string[] share = LocalConsumption.Value.Split('/');
        LocalShare = (Whole(share[0]), Whole(share[1]));
        _columns = [.. DutyColumns.All.Select(column => file.Columns.Single(law => law.Column == column.Name()))];
    }

    public static ImportRules Japan { get; } = Load();

    public Hash256 Hash { get; }

    public ImportRule CustomsValue { get; }

    public ImportRule Exchange { get; }

    public ImportRule BaseRounding { get; }

    public ImportRule AmountRounding { get; }

    public ImportRule ConsumptionBase { get; }

    public ImportRule ConsumptionStandard { get; }

    public ImportRule ConsumptionReduced { get; }

    public ImportRule LocalConsumption { get; }

    public long ThousandYen { get; }

    public long HundredYen { get; }

    public decimal StandardPercent { get; }

    public decimal ReducedPercent { get; }

    /// <summary>The local tax as a share of the national amount: 22 of 78.</summary>
    public (long Of, long In) LocalShare { get; }

    public IReadOnlyList<ImportRule> All => _file.Rules;

    /// <summary>
    /// An amount of duty or tax as it is charged: whole hundreds of yen, the rest dropped (article 119(1)).
    /// </summary>
    public long TaxAmount(decimal exact) => Rounding.DownTo((long)exact, HundredYen);

    public ColumnLaw Law(DutyColumn column) => _columns[(int)column];

    /// <summary>The tax on these goods that no rule here computes; null when there is none that we know of.</summary>
    public string? ExciseOn(string digits) =>
        _file.Goods.Excise.FirstOrDefault(e => digits.StartsWith(e.Prefix, StringComparison.Ordinal))?.Tax;

    /// <summary>What the code suggests about the rate of consumption tax; null when it suggests nothing.</summary>
    public TaxClass? SuggestedClass(string digits)
    {
        int reduced = Longest(_file.Goods.Reduced, digits);
        int ask = Longest(_file.Goods.Ask, digits);
        if (reduced == 0 && ask == 0) return TaxClass.Standard;
        return reduced > ask ? TaxClass.Reduced : null;
    }

    private static int Longest(string[] prefixes, string digits)
    {
        int longest = 0;
        foreach (string prefix in prefixes)
            if (prefix.Length > longest && digits.StartsWith(prefix, StringComparison.Ordinal)) longest = prefix.Length;
        return longest;
    }

    private ImportRule Rule(string id) => _file.Rules.Single(rule => rule.Id == id);

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ImportRules Load()
    {
        using Stream stream = typeof(ImportRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] bytes = buffer.ToArray();
        ImportRulesFile file = JsonSerializer.Deserialize(bytes, ImportRulesJson.Default.ImportRulesFile)
            ?? throw new InvalidOperationException($"{Resource} is empty.");
        return new ImportRules(file, Hash256.Of(bytes));
    }
}
