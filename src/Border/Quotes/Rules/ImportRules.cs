using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Rules;

/// <summary>
/// The rows of a file of <c>data/rules</c>, by name: what a country charges besides its schedule. They travel inside
/// the assembly.
/// </summary>
internal class ImportRules
{
    private readonly ImportRulesFile _file;

    protected ImportRules(string resource)
    {
        using Stream stream = typeof(ImportRules).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] bytes = buffer.ToArray();
        _file = JsonSerializer.Deserialize(bytes, ImportRulesJson.Default.ImportRulesFile)
            ?? throw new InvalidOperationException($"{resource} is empty.");
        Hash = Hash256.Of(bytes);
    }

    public Hash256 Hash { get; }

    public IReadOnlyList<ImportRule> All => _file.Rules;

    public IReadOnlyList<ColumnLaw> Columns => _file.Columns;

    protected GoodsClasses Goods => _file.Goods;

    /// <summary>The tax on these goods that no rule here computes; null when there is none that we know of.</summary>
    public string? ExciseOn(string digits) =>
        Goods.Excise.FirstOrDefault(e => digits.StartsWith(e.Prefix, StringComparison.Ordinal))?.Tax;

    /// <summary>
    /// Whether every rule is known for the day; true when the asker lets one stand past its last known day. Rules in
    /// <paramref name="except"/> do not count for these goods.
    /// </summary>
    public Outcome<bool> Assumed(QuoteRequest request, ImportRule? except = null)
    {
        bool assumed = false;
        foreach (ImportRule rule in All)
        {
            if (rule == except) continue;
            Outcome<bool> day = Days.Assumed(
                rule.Validity, request.Date, request.AssumeUnchanged, rule.Id,
                BorderRefusals.DateBeforeRule, BorderRefusals.DateAfterRule);
            if (day.IsRefused) return day;
            assumed |= day.Value;
        }
        return assumed;
    }

    protected ImportRule Rule(string id) => _file.Rules.Single(rule => rule.Id == id);
}
