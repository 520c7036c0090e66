using System.Globalization;
using Sampan.Border.Quotes.Rules;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Japan;

/// <summary>The rows of <c>data/rules/jp-import-tax.json</c>, by name.</summary>
internal sealed class JapaneseRules : ImportRules
{
    private readonly ColumnLaw[] _columns;

    private JapaneseRules(ImportRulesText text) : base(text)
    {
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
        _columns =
        [
            .. DutyColumns.Of(Country.Japan).Select(column => Columns.Single(law => law.Column == column.Name())),
        ];
    }

    public static JapaneseRules Loaded { get; } = new(ImportRulesText.Load("jp-import-tax.json"));

    public Outcome<JapaneseRules> With(IReadOnlyList<RuleChange> changes) =>
        Text.With(changes,
            "base_rounding", "amount_rounding", "consumption_standard", "consumption_reduced")
            .Map(text => new JapaneseRules(text));

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

    /// <summary>
    /// An amount of duty or tax as it is charged: whole hundreds of yen, the rest dropped (article 119(1)).
    /// </summary>
    public long TaxAmount(decimal exact) => Rounding.DownTo((long)exact, HundredYen);

    public ColumnLaw Law(DutyColumn column) => _columns[(int)column];

    /// <summary>What the code suggests about the rate of consumption tax; null when it suggests nothing.</summary>
    public TaxClass? SuggestedClass(string digits)
    {
        int reduced = Longest(Goods.Reduced, digits);
        int ask = Longest(Goods.Ask, digits);
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

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
