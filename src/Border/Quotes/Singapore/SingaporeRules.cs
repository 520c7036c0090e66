using Sampan.Border.Quotes.Rules;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Singapore;

/// <summary>The rows of <c>data/rules/sg-import-tax.json</c>, by name.</summary>
internal sealed class SingaporeRules : ImportRules
{
    private SingaporeRules(ImportRulesText text) : base(text)
    {
        CustomsValue = Rule("customs_value");
        Exchange = Rule("exchange");
        TaxBase = Rule("gst_base");
        TaxRate = Rule("gst_rate");
        Rounding = Rule("rounding");
        Percent = TaxRate.Number;
        LowValueCents = (long)(Rule("low_value").Number * 100);
        NotDutiable = Columns.Single(law => law.Column == DutyColumn.General.Name());
    }

    public static SingaporeRules Loaded { get; } = new(ImportRulesText.Load("sg-import-tax.json"));

    public Outcome<SingaporeRules> With(IReadOnlyList<RuleChange> changes) =>
        Text.With(changes, "gst_rate")
            .Map(text => new SingaporeRules(text));

    public ImportRule CustomsValue { get; }

    public ImportRule Exchange { get; }

    public ImportRule TaxBase { get; }

    public ImportRule TaxRate { get; }

    public ImportRule Rounding { get; }

    public ColumnLaw NotDutiable { get; }

    public decimal Percent { get; }

    public long LowValueCents { get; }

    /// <summary>An amount of duty or tax as it is charged: to the nearest cent, half a cent up.</summary>
    public static long Cents(decimal exact) => (long)decimal.Round(exact, MidpointRounding.AwayFromZero);
}
