using Sampan.Border.Quotes.Rules;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.America;

/// <summary>The rows of <c>data/rules/us-import-tax.json</c>, by name.</summary>
internal sealed class AmericanRules : ImportRules
{
    private AmericanRules(ImportRulesText text) : base(text)
    {
        CustomsValue = Rule("customs_value");
        Exchange = Rule("exchange");
        Rounding = Rule("rounding");
        Harbor = Rule("harbor_fee");
        FormalFromCents = Cents(Rule("formal_entry_from").Number * 100);
        SmallShipmentCents = Cents(Rule("small_shipment").Number * 100);
        General = Columns.Single(law => law.Column == DutyColumn.General.Name());
    }

    public static AmericanRules Loaded { get; } = new(ImportRulesText.Load("us-import-tax.json"));

    public Outcome<AmericanRules> With(IReadOnlyList<RuleChange> changes) =>
        Text.With(changes,
            "processing_fee", "processing_fee_least", "processing_fee_most", "processing_fee_informal",
            "formal_entry_from", "harbor_fee")
            .Map(text => new AmericanRules(text));

    public ImportRule CustomsValue { get; }

    public ImportRule Exchange { get; }

    public ImportRule Rounding { get; }

    public ImportRule Harbor { get; }

    public ColumnLaw General { get; }

    /// <summary>From this value on an entry is a formal one, and its fee a share of the value.</summary>
    public long FormalFromCents { get; }

    public long SmallShipmentCents { get; }

    /// <summary>The processing fee for an entry of a value on a day, and the row that says so.</summary>
    public (long Fee, string Rate, ImportRule Rule) Processing(long value, DateOnly day)
    {
        if (value < FormalFromCents)
        {
            ImportRule informal = On("processing_fee_informal", day);
            return (Cents(informal.Number * 100), $"{informal.Value} USD", informal);
        }
        ImportRule share = On("processing_fee", day), least = On("processing_fee_least", day);
        ImportRule most = On("processing_fee_most", day);
        long exact = Cents(value * share.Number / 100m);
        if (exact < Cents(least.Number * 100)) return (Cents(least.Number * 100), $"{least.Value} USD", least);
        return exact > Cents(most.Number * 100)
            ? (Cents(most.Number * 100), $"{most.Value} USD", most)
            : (exact, $"{share.Value}%", share);
    }

    /// <summary>An amount as it is charged: to the nearest cent, half a cent up.</summary>
    public static long Cents(decimal exact) => (long)decimal.Round(exact, MidpointRounding.AwayFromZero);
}
