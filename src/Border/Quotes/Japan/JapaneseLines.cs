using Sampan.Border.Quotes.Rules;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Japan;

/// <summary>The working, step by step: value, duty, both taxes, total. Every amount is whole yen.</summary>
internal static class JapaneseLines
{
    public static IReadOnlyList<QuoteLine> Of(
        QuoteRequest request, TariffBook book, JapaneseRules rules, CustomsValue value, SelectedDuty selected,
        TaxClass taxClass)
    {
        List<QuoteLine> lines = ValueLines.Of(request, value, rules.Exchange.Citation, rules.CustomsValue.Citation);

        long duty = rules.TaxAmount(selected.Duty.Yen ?? 0);
        ColumnLaw law = rules.Law(selected.Column);
        var tariff = new Citation(law.Instrument, law.Article, book.Identity.Validity, book.Identity.Source);
        long dutyBase = Rounding.DownTo(value.Total, rules.ThousandYen);
        lines.Add(new QuoteLine(QuoteLineKind.Duty, dutyBase, selected.Duty.Rate, duty, tariff));

        bool reduced = taxClass == TaxClass.Reduced;
        decimal percent = reduced ? rules.ReducedPercent : rules.StandardPercent;
        ImportRule rate = reduced ? rules.ConsumptionReduced : rules.ConsumptionStandard;
        long taxBase = Rounding.DownTo(value.Total + duty, rules.ThousandYen);
        long national = rules.TaxAmount(taxBase * percent / 100m);
        lines.Add(new QuoteLine(QuoteLineKind.ConsumptionTax, taxBase, $"{rate.Value}%", national, rate.Citation));

        // Local Tax Act 72-83: 22/78 of the national amount as rounded, and rounded again itself.
        (long of, long @in) = rules.LocalShare;
        long local = Rounding.DownTo(Rounding.Scale(national, of, @in, RoundingRule.Down), rules.HundredYen);
        ImportRule share = rules.LocalConsumption;
        lines.Add(new QuoteLine(QuoteLineKind.LocalConsumptionTax, national, share.Value, local, share.Citation));

        long total = duty + national + local;
        lines.Add(new QuoteLine(QuoteLineKind.Total, null, "", total, rules.AmountRounding.Citation));
        return lines;
    }
}
