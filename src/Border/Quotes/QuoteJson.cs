using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>Writes a quote as JSON and reads its inputs back.</summary>
internal static class QuoteJson
{
    // The bytes are stored and served as JSON, never pasted into a page: Japanese stays readable.
    private static readonly QuoteDocumentJson Json = new(new JsonSerializerOptions(QuoteDocumentJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(BorderQuote quote) => Write(Document(quote));

    public static byte[] Write(QuoteDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(document, Json.QuoteDocument);

    public static Outcome<QuoteDocument> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            QuoteDocument? document = JsonSerializer.Deserialize(json, Json.QuoteDocument);
            return document?.Format == QuoteDocument.CurrentFormat ? document : Malformed("format");
        }
        catch (JsonException e)
        {
            // The reader can only say so by throwing; to us a document that is not one is an ordinary refusal.
            return Malformed(e.Path ?? "json");
        }
    }

    public static QuoteDocument Document(BorderQuote quote) => new(
        QuoteDocument.CurrentFormat,
        Document(quote.Request),
        quote.Exchange is { } e
            ? new(e.Currency.Code, Text(e.YenPerUnit), e.Validity.From.Text(), e.Validity.Until.Text(), e.Source)
            : null,
        new(quote.Book.Country.Code, quote.Book.Validity.From.Text(), quote.Book.Validity.Until.Text(),
            quote.Book.Publisher, quote.Book.Source, quote.BookHash.ToString()),
        quote.RulesHash.ToString(),
        quote.LineCode,
        quote.Description,
        quote.TaxClass,
        [
            .. quote.Lines.Select(line => new LineDocument(
                line.Kind, line.Base, line.Rate, line.Amount, line.Citation.Instrument, line.Citation.Article,
                line.Citation.Validity.From.Text(), line.Citation.Validity.Until.Text(), line.Citation.Source)),
        ],
        [
            .. quote.Programs.Select(p => new ProgramDocument(
                p.Column.Name(), p.Status, p.Rate, p.Duty, p.Missing?.ToString())),
        ],
        [.. quote.Marks],
        quote.IsBinding);

    private static RequestDocument Document(QuoteRequest r) => new(
        r.From.Code, r.To.Code, r.Date.Text(), r.Code.ToString(), r.GoodsValue.ToString(), r.Term.ToString(),
        r.Freight?.ToString(), r.Insurance?.ToString(), r.OnwardCarriage?.ToString(),
        [.. r.Quantities.Select(quantity => quantity.ToString())],
        r.Claim,
        r.Assurances,
        [.. r.Choices.Select(Text)],
        [.. r.StandardPrices.Select(price => new StandardPriceDocument(price.Goods, Text(price.Yen), price.Source))],
        r.TaxClass,
        r.AssumeUnchanged);

    public static Outcome<QuoteRequest> Request(RequestDocument d)
    {
        if (!Country.Parse(d.From).TryGet(out Country from, out Refusal? refusal)) return refusal;
        if (!Country.Parse(d.To).TryGet(out Country to, out refusal)) return refusal;
        if (!Dates.Parse(d.Date).TryGet(out DateOnly date, out refusal)) return refusal;
        if (!HsCode.Parse(d.Hs).TryGet(out HsCode code, out refusal)) return refusal;
        if (!Incoterms.Parse(d.Term).TryGet(out Incoterm term, out refusal)) return refusal;
        if (!Amount(d.GoodsValue).TryGet(out Money? goods, out refusal)) return refusal;
        if (goods is not { } goodsValue) return Malformed("goods_value");
        if (!Amount(d.Freight).TryGet(out Money? freight, out refusal)) return refusal;
        if (!Amount(d.Insurance).TryGet(out Money? insurance, out refusal)) return refusal;
        if (!Amount(d.OnwardCarriage).TryGet(out Money? onward, out refusal)) return refusal;
        if (!All(d.Quantities, Quantity.Parse).TryGet(out Quantity[]? quantities, out refusal)) return refusal;
        if (!All(d.Choices, ChoiceOf).TryGet(out Choice[]? choices, out refusal)) return refusal;
        if (!All(d.StandardPrices, PriceOf).TryGet(out StandardPrice[]? prices, out refusal)) return refusal;
        return new QuoteRequest
        {
            From = from,
            To = to,
            Date = date,
            Code = code,
            GoodsValue = goodsValue,
            Term = term,
            Freight = freight,
            Insurance = insurance,
            OnwardCarriage = onward,
            Quantities = quantities,
            Claim = d.Claim,
            Assurances = d.Assurances,
            Choices = choices,
            StandardPrices = prices,
            TaxClass = d.TaxClass,
            AssumeUnchanged = d.AssumeUnchanged,
        };
    }

    public static Outcome<ExchangeRate> Rate(ExchangeDocument d)
    {
        if (!Currency.Parse(d.Currency).TryGet(out Currency currency, out Refusal? refusal)) return refusal;
        if (!Dates.Parse(d.From).TryGet(out DateOnly from, out refusal)) return refusal;
        if (!Dates.Parse(d.Until).TryGet(out DateOnly until, out refusal)) return refusal;
        if (!Decimal(d.YenPerUnit).TryGet(out decimal rate, out refusal)) return refusal;
        return new ExchangeRate(currency, rate, new Period(from, until), d.Source);
    }

    public static Refusal Malformed(string what) => BorderRefusals.QuoteMalformed.With(("what", what));

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
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int n))
            return Malformed("choices");
        return DutyColumns.Parse(text[..equals]).Map(column => new Choice(column, n));
    }

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

    private static string Text(Choice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{choice.Column.Name()}={choice.Number}");

    private static string Text(decimal number) => Valuation.Text(number);
}
