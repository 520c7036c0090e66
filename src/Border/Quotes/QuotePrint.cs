using System.Globalization;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>
/// A quote as plain text for a terminal, in English, one step a line with its law beside it. Pages in other languages
/// are built from <see cref="BorderQuote"/>, not from this.
/// </summary>
internal static class QuotePrint
{
    public static string Text(BorderQuote quote)
    {
        var text = new StringBuilder();
        QuoteRequest request = quote.Request;
        Line(text, $"{request.From} -> {request.To}  {Code(quote)}  on {request.Date.Text()}  {request.Term}");
        Line(text, quote.Description);
        if (!quote.IsBinding) Line(text, "NOT BINDING: assumes that rules hold past the day they are known for.");
        Line(text, "");
        foreach (QuoteLine line in quote.Lines)
        {
            Line(text, $"{Name(line.Kind),-24}{Figure(quote, line.Amount),16} {Named(quote)}   {Working(quote, line)}");
            if (line.Kind >= QuoteLineKind.CustomsValue && line.Kind != QuoteLineKind.Total)
                Cite(text, line.Citation);
        }
        Line(text, "");
        foreach (ProgramDuty program in quote.Programs)
            Line(text, $"{program.Column.Name(),-12}{Program(quote, program)}");
        if (quote.BestPreference is { } best)
            Line(text, $"Possible saving {Figure(quote, quote.PossibleSaving)} {Named(quote)} of duty "
                + $"under {best.Column.Name()}, if origin is proven.");
        foreach (QuoteMark mark in quote.Marks) Line(text, $"Note: {Say(mark)}");
        Line(text, $"Tariff book {quote.BookHash}, known {quote.Book.Validity}, {quote.Book.Publisher}");
        if (quote.Exchange is { } rate)
            Line(text, $"Exchange 1 {rate.Currency} = {Valuation.Text(rate.PerUnit)} {Named(quote)}, "
                + $"{rate.Validity}, {rate.Source}");
        return text.ToString();
    }

    private static void Cite(StringBuilder text, Citation law)
    {
        Line(text, $"{"",-24}{law.Instrument}, {law.Article}");
        Line(text, $"{"",-24}known {law.Validity}; {law.Source}");
    }

    /// <summary>What was done to the base to get the amount, in figures.</summary>
    private static string Working(BorderQuote quote, QuoteLine line) => line.Kind switch
    {
        QuoteLineKind.Duty => $"{line.Rate} on {Figure(quote, line.Base ?? 0)}{Dropped(quote)}",
        QuoteLineKind.ConsumptionTax or QuoteLineKind.LocalConsumptionTax or QuoteLineKind.GoodsAndServicesTax
            or QuoteLineKind.MerchandiseProcessingFee or QuoteLineKind.HarborMaintenanceFee =>
            $"{Figure(quote, line.Base ?? 0)} × {line.Rate}{Dropped(quote)}",
        _ => line.Rate,
    };

    private static string Dropped(BorderQuote quote) =>
        quote.Currency == Currency.Jpy ? ", below 100 yen dropped" : ", to the nearest cent";

    private static string Program(BorderQuote quote, ProgramDuty program) => program.Status switch
    {
        ProgramStatus.Applied => $"{program.Rate}  ->  {Figure(quote, program.Duty ?? 0)} {Named(quote)}  APPLIED",
        ProgramStatus.Possible => $"{program.Rate}  ->  {Figure(quote, program.Duty ?? 0)} {Named(quote)}",
        ProgramStatus.None => program.Rate.Length == 0 ? "no rate" : $"{program.Rate}  not applied",
        _ => $"not computed: {program.Missing}",
    };

    private static string Name(QuoteLineKind kind) => kind switch
    {
        QuoteLineKind.Goods => "goods",
        QuoteLineKind.Freight => "freight",
        QuoteLineKind.Insurance => "insurance",
        QuoteLineKind.OnwardCarriage => "carriage after arrival",
        QuoteLineKind.CustomsValue => "customs value",
        QuoteLineKind.Duty => "customs duty",
        QuoteLineKind.ConsumptionTax => "consumption tax",
        QuoteLineKind.LocalConsumptionTax => "local consumption tax",
        QuoteLineKind.GoodsAndServicesTax => "goods and services tax",
        QuoteLineKind.MerchandiseProcessingFee => "merchandise processing fee",
        QuoteLineKind.HarborMaintenanceFee => "harbor maintenance fee",
        _ => "duty and tax",
    };

    private static string Say(QuoteMark mark) => mark switch
    {
        QuoteMark.AssumedUnchanged => "assumed unchanged past the last known day; not binding.",
        QuoteMark.TaxClassFromCode => "the rate of consumption tax follows from the code; state it if the use differs.",
        QuoteMark.ClaimNotLower => "the claimed preference is not lower; the rate without it was applied.",
        QuoteMark.OnwardCarriageNotDeducted => "carriage after arrival was not stated, so none was deducted.",
        QuoteMark.SimplifiedRatesNotConsidered =>
            "to 200,000 yen simplified rates apply unless declined (Customs Tariff Act 3-3): these are ordinary.",
        QuoteMark.LowValueExemptionNotConsidered =>
            "to 10,000 yen an exemption may apply (Customs Tariff Act 14(xviii)); it was not applied.",
        QuoteMark.LowValueGoodsNotConsidered =>
            "to 400 SGD by air or post the seller may have charged the tax already: it was not considered.",
        QuoteMark.CarriageNotDeducted =>
            "carriage to the country is in the price and was not stated, so none was deducted.",
        QuoteMark.SmallShipmentNotConsidered =>
            "a shipment to 800 USD may enter without duty (19 U.S.C. 1321); it was not considered.",
        QuoteMark.FeeForOneLine => "the processing fee is for this line as if it were a whole entry.",
        _ => "an adjustment levy on sweetened preparations is due beside this quote.",
    };

    private static string Code(BorderQuote quote) => HsCode.Parse(quote.LineCode).Value.ToString();

    private static string Figure(BorderQuote quote, long amount) =>
        quote.Money(amount).Major.ToString($"N{quote.Currency.Scale}", CultureInfo.InvariantCulture);

    private static string Named(BorderQuote quote) => quote.Currency == Currency.Jpy ? "yen" : quote.Currency.Code;

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
