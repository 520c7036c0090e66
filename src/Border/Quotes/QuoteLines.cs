using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>The working, step by step: value, duty, both taxes, total. Every amount is whole yen.</summary>
internal static class QuoteLines
{
    public static IReadOnlyList<QuoteLine> Of(
        QuoteRequest request, TariffBook book, ImportRules rules, CustomsValue value, SelectedDuty selected,
        TaxClass taxClass)
    {
        var lines = new List<QuoteLine>(9);
        AddValue(lines, request, rules, value);

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

    private static void AddValue(List<QuoteLine> lines, QuoteRequest request, ImportRules rules, CustomsValue value)
    {
        Citation exchange = rules.Exchange.Citation;
        string perUnit = value.Exchange is { } rate
            ? $" × {rate.YenPerUnit.ToString("0.############", CultureInfo.InvariantCulture)}"
            : "";
        Add(QuoteLineKind.Goods, request.GoodsValue, value.Goods);
        Add(QuoteLineKind.Freight, request.Freight, value.Freight);
        Add(QuoteLineKind.Insurance, request.Insurance, value.Insurance);
        if (request.OnwardCarriage is not null)
            Add(QuoteLineKind.OnwardCarriage, request.OnwardCarriage, -value.Onward);
        lines.Add(new QuoteLine(QuoteLineKind.CustomsValue, null, "CIF", value.Total, rules.CustomsValue.Citation));

        void Add(QuoteLineKind kind, Money? stated, long yen) => lines.Add(new QuoteLine(
            kind, null, stated is { } amount ? $"{amount}{perUnit}" : $"in the price ({request.Term})", yen, exchange));
    }
}
