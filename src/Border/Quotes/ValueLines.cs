using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>The first steps of every working: what the goods, their carriage and insurance are worth.</summary>
internal static class ValueLines
{
    public static List<QuoteLine> Of(QuoteRequest request, CustomsValue value, Citation exchange, Citation law)
    {
        var lines = new List<QuoteLine>(9);
        string perUnit = value.Exchange is { } rate
            ? $" × {rate.PerUnit.ToString("0.############", CultureInfo.InvariantCulture)}"
            : "";
        Add(QuoteLineKind.Goods, request.GoodsValue, value.Goods);
        Add(QuoteLineKind.Freight, request.Freight, value.Freight);
        Add(QuoteLineKind.Insurance, request.Insurance, value.Insurance);
        if (request.OnwardCarriage is not null)
            Add(QuoteLineKind.OnwardCarriage, request.OnwardCarriage, -value.Onward);
        lines.Add(new QuoteLine(QuoteLineKind.CustomsValue, null, "CIF", value.Total, law));
        return lines;

        void Add(QuoteLineKind kind, Money? stated, long amount)
        {
            string how = stated is { } given ? $"{given}{perUnit}" : $"in the price ({request.Term})";
            lines.Add(new QuoteLine(kind, null, how, amount, exchange));
        }
    }
}
