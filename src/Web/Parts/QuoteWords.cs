using System.Globalization;
using Sampan.Border;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// How a figure of a border quote came about, as a sentence: what was taken of what, and how it was rounded.
/// </summary>
public static class QuoteWords
{
    public static string Working(Texts text, BorderQuote quote, QuoteLine line) => line.Kind switch
    {
        QuoteLineKind.CustomsValue => text[
            line.Rate == "FOB" ? "quote.working_customs_value_fob" : "quote.working_customs_value"],
        QuoteLineKind.Duty => text.Of(
            $"quote.working_duty{Rounded(quote)}", ("rate", line.Rate), ("base", Base(text, quote, line)),
            ("column", text[$"column.{Applied(quote)}"])),
        QuoteLineKind.ConsumptionTax or QuoteLineKind.LocalConsumptionTax or QuoteLineKind.GoodsAndServicesTax =>
            text.Of($"quote.working_{Show.Key(line.Kind)}", ("rate", line.Rate), ("base", Base(text, quote, line))),
        QuoteLineKind.MerchandiseProcessingFee or QuoteLineKind.HarborMaintenanceFee => text.Of(
            "quote.working_fee", ("rate", line.Rate), ("base", Base(text, quote, line))),
        _ => Valued(text, quote, line),
    };

    /// <summary>
    /// The name of what is charged beside the duty: two taxes in Japan, one in Singapore, fees in the United States.
    /// </summary>
    public static string Tax(Texts text, BorderQuote quote)
    {
        bool Has(QuoteLineKind kind) => quote.Lines.Any(line => line.Kind == kind);
        if (Has(QuoteLineKind.MerchandiseProcessingFee)) return text["quote.fees"];
        return Has(QuoteLineKind.GoodsAndServicesTax) ? text["quote.goods_and_services_tax"] : text["price.tax"];
    }

    /// <summary>What one unit is worth, as <c>¥4.5</c>: six decimals at the most.</summary>
    public static string PerUnit(this Texts text, ExchangeRate rate) =>
        text.InCurrency(rate.Into, rate.PerUnit.ToString("0.######", CultureInfo.InvariantCulture));

    private static string Valued(Texts text, BorderQuote quote, QuoteLine line)
    {
        Kernel.Money? stated = line.Kind switch
        {
            QuoteLineKind.Goods => quote.Request.GoodsValue,
            QuoteLineKind.Freight => quote.Request.Freight,
            QuoteLineKind.Insurance => quote.Request.Insurance,
            _ => quote.Request.OnwardCarriage,
        };
        return stated is { } amount
            ? text.Of($"quote.working_value{Rounded(quote)}", ("amount", text.Money(amount)))
            : text.Of("quote.working_in_price", ("term", quote.Request.Term.ToString()));
    }

    private static string Base(Texts text, BorderQuote quote, QuoteLine line) =>
        text.Money(quote.Money(line.Base ?? 0));

    /// <summary>Yen are rounded as Japanese law says; elsewhere to the nearest minor unit.</summary>
    private static string Rounded(BorderQuote quote) => quote.Currency == Kernel.Currency.Jpy ? "" : "_nearest";

    private static string Applied(BorderQuote quote) =>
        quote.Programs.First(program => program.Status == ProgramStatus.Applied).Column.Name();
}
