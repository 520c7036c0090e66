using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>The inputs of a quote, to text and back. Whatever is written here reads back as the same value.</summary>
internal static class RequestJson
{
    public static RequestDocument Document(QuoteRequest request) => new()
    {
        From = request.From.Code,
        To = request.To.Code,
        Date = request.Date.Text(),
        Hs = request.Code.ToString(),
        GoodsValue = request.GoodsValue.ToString(),
        Term = request.Term.ToString(),
        Freight = request.Freight?.ToString(),
        Insurance = request.Insurance?.ToString(),
        OnwardCarriage = request.OnwardCarriage?.ToString(),
        Quantities = [.. request.Quantities.Select(quantity => quantity.ToString())],
        Claim = request.Claim,
        Assurances = request.Assurances,
        Choices = [.. request.Choices.Select(Text)],
        StandardPrices = [.. request.StandardPrices.Select(Document)],
        Parts = request.Parts.Count == 0
            ? null
            : [.. request.Parts.Select(part => new PartDocument(part.Part, part.Value.ToString()))],
        Contents = request.Contents.Count == 0
            ? null
            : [.. request.Contents.Select(content => new PartDocument(content.Name, content.Quantity.ToString()))],
        Transport = request.Transport,
        TaxClass = request.TaxClass,
        AssumeUnchanged = request.AssumeUnchanged,
    };

    public static ExchangeDocument Document(ExchangeRate rate) => new()
    {
        Currency = rate.Currency.Code,
        YenPerUnit = rate.Into == Currency.Jpy ? Valuation.Text(rate.PerUnit) : null,
        PerUnit = rate.Into == Currency.Jpy ? null : Valuation.Text(rate.PerUnit),
        From = rate.Validity.From.Text(),
        Until = rate.Validity.Until.Text(),
        Source = rate.Source,
    };

    public static Outcome<QuoteRequest> Request(RequestDocument d)
    {
        if (!Country.Parse(d.From).TryGet(out Country from, out Refusal? refusal)) return refusal;
        if (!Country.Parse(d.To).TryGet(out Country to, out refusal)) return refusal;
        if (!Dates.Parse(d.Date).TryGet(out DateOnly date, out refusal)) return refusal;
        if (!HsCode.Parse(d.Hs).TryGet(out HsCode code, out refusal)) return refusal;
        if (!Incoterms.Parse(d.Term).TryGet(out Incoterm term, out refusal)) return refusal;
        if (!Amount(d.GoodsValue).TryGet(out Money? goods, out refusal)) return refusal;
        if (goods is not { } goodsValue) return Malformed("goods_value");
        var plain = new QuoteRequest
        {
            From = from,
            To = to,
            Date = date,
            Code = code,
            GoodsValue = goodsValue,
            Term = term,
            Claim = d.Claim,
            Assurances = d.Assurances,
            Transport = d.Transport,
            TaxClass = d.TaxClass,
            AssumeUnchanged = d.AssumeUnchanged,
        };
        return WithDetails(plain, d);
    }

    /// <param name="into">The currency of the quote, null for yen: see <see cref="QuoteDocument.YenFormat"/>.</param>
    public static Outcome<ExchangeRate> Rate(ExchangeDocument d, string? into)
    {
        Outcome<Currency> charged = into is null ? Currency.Jpy : Currency.Parse(into);
        if (charged.IsRefused) return charged.Refusal;
        if (!Currency.Parse(d.Currency).TryGet(out Currency currency, out Refusal? refusal)) return refusal;
        if (!Dates.Parse(d.From).TryGet(out DateOnly from, out refusal)) return refusal;
        if (!Dates.Parse(d.Until).TryGet(out DateOnly until, out refusal)) return refusal;
        string? written = into is null ? d.YenPerUnit : d.PerUnit;
        if (!Decimal(written ?? "").TryGet(out decimal rate, out refusal)) return refusal;
        return new ExchangeRate(currency, charged.Value, rate, new Period(from, until), d.Source);
    }

    private static Outcome<QuoteRequest> WithDetails(QuoteRequest request, RequestDocument d)
    {
        if (!Amount(d.Freight).TryGet(out Money? freight, out Refusal? refusal)) return refusal;
        if (!Amount(d.Insurance).TryGet(out Money? insurance, out refusal)) return refusal;
        if (!Amount(d.OnwardCarriage).TryGet(out Money? onward, out refusal)) return refusal;
        if (!All(d.Quantities, Quantity.Parse).TryGet(out Quantity[]? quantities, out refusal)) return refusal;
        if (!All(d.Choices, ChoiceOf).TryGet(out Choice[]? choices, out refusal)) return refusal;
        if (!All(d.StandardPrices, PriceOf).TryGet(out StandardPrice[]? prices, out refusal)) return refusal;
        if (!All(d.Parts ?? [], PartOf).TryGet(out PartValue[]? parts, out refusal)) return refusal;
        if (!All(d.Contents ?? [], ContentOf).TryGet(out ContentOf[]? contents, out refusal)) return refusal;
        return request with
        {
            Parts = parts,
            Contents = contents,
            Freight = freight,
            Insurance = insurance,
            OnwardCarriage = onward,
            Quantities = quantities,
            Choices = choices,
            StandardPrices = prices,
        };
    }

    private static Outcome<Money?> Amount(string? text)
    {
        if (text is null) return (Money?)null;
        int space = text.LastIndexOf(' ');
        if (space < 0) return KernelRefusals.AmountMalformed.Text(text);
        if (!Currency.Parse(text[(space + 1)..]).TryGet(out Currency currency, out Refusal? refusal)) return refusal;
        return Money.Parse(text[..space], currency).Map(money => (Money?)money);
    }

    private static Outcome<Choice> ChoiceOf(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string digits = equals < 0 ? "" : text[(equals + 1)..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return Malformed("choices");
        return DutyColumns.Parse(text[..equals]).Map(column => new Choice(column, number));
    }

    private static Outcome<PartValue> PartOf(PartDocument d) => Amount(d.Amount).TryGet(
        out Money? value, out Refusal? refusal) && value is { } money ? new PartValue(d.Name, money) : refusal!;

    private static Outcome<ContentOf> ContentOf(PartDocument d) =>
        Quantity.Parse(d.Amount).Map(quantity => new ContentOf(d.Name, quantity));

    private static Outcome<StandardPrice> PriceOf(StandardPriceDocument d) =>
        Decimal(d.Yen).Map(yen => new StandardPrice(d.Goods, yen, d.Source));

    private static Outcome<decimal> Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : Malformed("number");

    private static Outcome<T[]> All<TText, T>(TText[] texts, Func<TText, Outcome<T>> parse)
    {
        var all = new T[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!parse(texts[i]).TryGet(out T? value, out Refusal? refusal)) return refusal;
            all[i] = value;
        }
        return all;
    }

    private static StandardPriceDocument Document(StandardPrice price) =>
        new(price.Goods, Valuation.Text(price.Yen), price.Source);

    private static string Text(Choice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{choice.Column.Name()}={choice.Number}");

    private static Refusal Malformed(string what) => BorderRefusals.QuoteMalformed.With(("what", what));
}
