using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>Computes a written quote again and names the first thing that came out otherwise.</summary>
internal static class QuoteReplay
{
    public static Outcome<ReplayedQuote> Replay(ReadOnlyMemory<byte> json, TariffBook book, IBorder border)
    {
        if (!QuoteJson.Read(json.Span).TryGet(out QuoteDocument? written, out Refusal? refusal)) return refusal;
        if (written.Book.Hash != book.Hash.ToString())
            return BorderRefusals.BookDiffers.With(("written", written.Book.Hash), ("given", book.Hash.ToString()));
        if (!RequestJson.Request(written.Request).TryGet(out QuoteRequest? request, out refusal)) return refusal;
        List<ExchangeRate> rates = [];
        if (written.Exchange is { } exchange)
        {
            if (!RequestJson.Rate(exchange, written.Currency).TryGet(out ExchangeRate? rate, out refusal))
                return refusal;
            rates.Add(rate);
        }
        if (!border.Quote(request, book, rates).TryGet(out BorderQuote? quote, out refusal)) return refusal;
        byte[] again = QuoteJson.Write(quote);
        return again.AsSpan().SequenceEqual(json.Span)
            ? new ReplayedQuote(quote, null)
            : new ReplayedQuote(quote, FirstDifference(written, QuoteJson.Document(quote)));
    }

    private static string FirstDifference(QuoteDocument written, QuoteDocument computed)
    {
        for (int i = 0; i < Math.Max(written.Lines.Length, computed.Lines.Length); i++)
        {
            LineDocument? before = i < written.Lines.Length ? written.Lines[i] : null;
            LineDocument? now = i < computed.Lines.Length ? computed.Lines[i] : null;
            if (before == now) continue;
            string name = $"line {(i + 1).ToString(CultureInfo.InvariantCulture)} ({before?.Kind ?? now?.Kind})";
            return before?.Amount == now?.Amount
                ? $"{name}: written {before}, computed {now}"
                : $"{name}: written {Amount(before, written)}, computed {Amount(now, written)}";
        }
        if (written.Rules != computed.Rules) return $"rules: written {written.Rules}, computed {computed.Rules}";
        if (written.Book != computed.Book) return "book";
        if (!written.Programs.SequenceEqual(computed.Programs)) return "programs";
        if (!written.Marks.SequenceEqual(computed.Marks)) return "marks";
        return "layout: the same figures in other bytes";
    }

    private static string Amount(LineDocument? line, QuoteDocument of) => line is null ? "nothing"
        : string.Create(CultureInfo.InvariantCulture, $"{line.Amount} {(of.Currency is null ? "yen" : of.Currency)}");
}
