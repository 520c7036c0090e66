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
        QuoteLineKind.CustomsValue => text["quote.working_customs_value"],
        QuoteLineKind.Duty => text.Of(
            "quote.working_duty", ("rate", line.Rate), ("base", text.Yen(line.Base ?? 0)),
            ("column", text[$"column.{Applied(quote)}"])),
        QuoteLineKind.ConsumptionTax or QuoteLineKind.LocalConsumptionTax => text.Of(
            $"quote.working_{Show.Key(line.Kind)}", ("rate", line.Rate), ("base", text.Yen(line.Base ?? 0))),
        _ => Valued(text, quote, line),
    };

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
            ? text.Of("quote.working_value", ("amount", text.Money(amount)))
            : text.Of("quote.working_in_price", ("term", quote.Request.Term.ToString()));
    }

    private static string Applied(BorderQuote quote) =>
        quote.Programs.First(program => program.Status == ProgramStatus.Applied).Column.Name();
}
