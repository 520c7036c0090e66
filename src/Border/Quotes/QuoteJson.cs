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
            bool fits = document?.Format
                == (document?.Currency is null ? QuoteDocument.YenFormat : QuoteDocument.NamedFormat);
            return fits ? document! : Malformed("format");
        }
        catch (JsonException e)
        {
            // The reader can only say so by throwing; to us a document that is not one is an ordinary refusal.
            return Malformed(e.Path ?? "json");
        }
    }

    public static QuoteDocument Document(BorderQuote quote) => new()
    {
        Format = quote.Currency == Currency.Jpy ? QuoteDocument.YenFormat : QuoteDocument.NamedFormat,
        Currency = quote.Currency == Currency.Jpy ? null : quote.Currency.Code,
        Request = RequestJson.Document(quote.Request),
        Exchange = quote.Exchange is { } rate ? RequestJson.Document(rate) : null,
        Book = new BookDocument
        {
            Country = quote.Book.Country.Code,
            ValidFrom = quote.Book.Validity.From.Text(),
            KnownUntil = quote.Book.Validity.Until.Text(),
            Publisher = quote.Book.Publisher,
            Source = quote.Book.Source,
            Hash = quote.BookHash.ToString(),
        },
        Rules = quote.RulesHash.ToString(),
        Line = quote.LineCode,
        Description = quote.Description,
        TaxClass = quote.TaxClass,
        Lines = [.. quote.Lines.Select(Document)],
        Programs =
        [
            .. quote.Programs.Select(program => new ProgramDocument(
                program.Column.Name(), program.Status, program.Rate, program.Duty, program.Missing?.ToString())),
        ],
        Marks = [.. quote.Marks],
        Binding = quote.IsBinding,
    };

    private static LineDocument Document(QuoteLine line) => new()
    {
        Kind = line.Kind,
        Base = line.Base,
        Rate = line.Rate,
        Amount = line.Amount,
        Instrument = line.Citation.Instrument,
        Article = line.Citation.Article,
        ValidFrom = line.Citation.Validity.From.Text(),
        KnownUntil = line.Citation.Validity.Until.Text(),
        Source = line.Citation.Source,
    };

    private static Refusal Malformed(string what) => BorderRefusals.QuoteMalformed.With(("what", what));
}
