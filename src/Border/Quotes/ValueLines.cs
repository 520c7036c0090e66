using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>The first steps of every working: what the goods, their carriage and insurance are worth.</summary>
internal static class ValueLines
{
    public static List<QuoteLine> Of(QuoteRequest request, CustomsValue value, Citation exchange, Citation law)
    {
        string perUnit = PerUnit(value);
        var lines = new List<QuoteLine>(9)
        {
            Stated(QuoteLineKind.Goods, request.GoodsValue, value.Goods),
            Stated(QuoteLineKind.Freight, request.Freight, value.Freight),
            Stated(QuoteLineKind.Insurance, request.Insurance, value.Insurance),
        };
        if (request.OnwardCarriage is not null)
            lines.Add(Stated(QuoteLineKind.OnwardCarriage, request.OnwardCarriage, -value.Onward));
        lines.Add(new QuoteLine(QuoteLineKind.CustomsValue, null, "CIF", value.Total, law));
        return lines;

        QuoteLine Stated(QuoteLineKind kind, Money? stated, long amount) =>
            Line(kind, request, stated, perUnit, amount, exchange);
    }

    /// <summary>Where carriage and insurance to the country are no part of the value.</summary>
    public static List<QuoteLine> WithoutCarriage(
        QuoteRequest request, CustomsValue value, Citation exchange, Citation law)
    {
        string perUnit = PerUnit(value);
        List<QuoteLine> lines =
            [Line(QuoteLineKind.Goods, request, request.GoodsValue, perUnit, value.Goods, exchange)];
        if (request.OnwardCarriage is { } onward)
            lines.Add(Line(QuoteLineKind.OnwardCarriage, request, onward, perUnit, -value.Onward, exchange));
        lines.Add(new QuoteLine(QuoteLineKind.CustomsValue, null, "FOB", value.Total, law));
        return lines;
    }

    private static QuoteLine Line(
        QuoteLineKind kind, QuoteRequest request, Money? stated, string perUnit, long amount, Citation exchange)
    {
        string how = stated is { } given ? $"{given}{perUnit}" : $"in the price ({request.Term})";
        return new QuoteLine(kind, null, how, amount, exchange);
    }

    /// <summary>Written once for all lines: a decimal costs as much to write as the line to compute.</summary>
    private static string PerUnit(CustomsValue value) => value.Exchange is { } rate
        ? $" × {rate.PerUnit.ToString("0.############", CultureInfo.InvariantCulture)}"
        : "";
}
