using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>Whether something known for a span of days may be used on a day.</summary>
internal static class Days
{
    /// <summary>
    /// True when the day lies past the span and the asker lets it stand: the quote then carries the mark. A day before
    /// the span is always refused, for then it is known that something else held.
    /// </summary>
    public static Outcome<bool> Assumed(
        Period known, DateOnly day, bool assumeUnchanged, string what, RefusalCode before, RefusalCode after)
    {
        if (known.Contains(day)) return false;
        if (day > known.Until && assumeUnchanged) return true;
        RefusalCode code = day < known.From ? before : after;
        return code.With(("what", what), ("date", day.Text()), ("known", known.ToString()));
    }

    /// <summary>Whether a book may be used on the day of a request.</summary>
    public static Outcome<bool> Assumed(QuoteRequest request, TariffBook book) => Assumed(
        book.Identity.Validity, request.Date, request.AssumeUnchanged, book.Identity.Country.Code,
        BorderRefusals.DateBeforeBook, BorderRefusals.DateAfterBook);
}
