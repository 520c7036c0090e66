using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>A change of law that somebody imagines, to be held against trade that took place.</summary>
public sealed record PolicyChange(string Name, IReadOnlyList<LawChange> Changes);

/// <summary>One thing that would be otherwise in a country of import.</summary>
public abstract record LawChange(Country Country);

/// <summary>
/// The lines that begin with one of <paramref name="Codes"/> have this rate in a column of the schedule, in the words
/// in which the schedule itself writes rates.
/// </summary>
public sealed record RateChange(Country Country, DutyColumn Column, IReadOnlyList<string> Codes, string Rate)
    : LawChange(Country);

/// <summary>
/// A tax rate, a fee or the bound of one in <c>data/rules</c> has another value, on every day. Rules from which no
/// charge follows cannot be changed: it would look as if they had no effect.
/// </summary>
public sealed record RuleChange(Country Country, string Rule, string Value) : LawChange(Country);

/// <summary>
/// Goods up to this customs value, in the country's currency, are charged nothing at all. Each line counts by itself.
/// </summary>
public sealed record ThresholdChange(Country Country, Money FreeUpTo) : LawChange(Country);

/// <summary>
/// All goods that begin with one of <paramref name="Codes"/> are claimed under a program; under none, where it is
/// <see cref="Preference.None"/>. Goods that the program gives nothing keep what was claimed.
/// </summary>
public sealed record ClaimChange(Country Country, Preference Program, IReadOnlyList<string> Codes) : LawChange(Country);

/// <summary>
/// What a quote was computed from, without its working: enough to compute it again under another law.
/// </summary>
public sealed record QuoteInputs(QuoteRequest Request, Hash256 Book, ExchangeRate? Exchange);

/// <summary>The border under an imagined law. It is safe to share, and gives no quotes that could be frozen.</summary>
public interface IImaginedBorder
{
    /// <summary>False of a country whose law stays as it is.</summary>
    bool Touches(Country country);

    /// <summary>The book with the imagined rates; refuses <c>hs_code_not_in_book</c> where no line is meant.</summary>
    Outcome<TariffBook> Book(TariffBook book);

    /// <summary>
    /// What is charged on goods in all by the law of today's release and as imagined, in minor units of the importing
    /// country's currency; refuses where either quote is refused.
    /// </summary>
    /// <param name="book">That of the inputs.</param>
    /// <param name="imagined">The same by <see cref="Book"/>.</param>
    Outcome<(long Before, long After)> Charged(QuoteInputs inputs, TariffBook book, TariffBook imagined);
}
