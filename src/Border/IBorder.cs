using Sampan.Border.Quotes.America;
using Sampan.Border.Quotes.Japan;
using Sampan.Border.Quotes.Singapore;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// What stands between goods and the buyer: the importing country's schedule, and what it charges. Nothing here reads
/// a clock or a file: schedules come in as streams, dates as arguments, and the same inputs give the same figures.
/// </summary>
public interface IBorder
{
    /// <summary>The border as this release knows it. It holds no state.</summary>
    static IBorder Create() => new BorderDesk(
    [
        new JapaneseLaw(JapaneseRules.Loaded), new SingaporeLaw(SingaporeRules.Loaded),
        new AmericanLaw(AmericanRules.Loaded),
    ]);

    /// <summary>Where goods can be quoted from and to, whether or not a book is loaded.</summary>
    IReadOnlyList<Lane> Lanes { get; }

    /// <summary>
    /// Makes a book from a publisher's file. <paramref name="format"/> is <c>jp-csv</c> for Japan, <c>lines-csv</c> for
    /// Singapore, <c>us-csv</c> for the United States. The file is taken whole or refused with the row at fault; cells
    /// that are not understood are listed, not guessed.
    /// </summary>
    Outcome<ImportedBook> ImportTariff(
        BookIdentity identity, string format, Stream file, IProgress<ImportProgress>? progress = null);

    /// <summary>
    /// Reads the six digits of the Harmonized System (CSV: section, hscode, description, parent, level). The file is
    /// taken whole or refused with the row at fault.
    /// </summary>
    Outcome<Nomenclature> ImportNomenclature(string source, Stream csv);

    /// <summary>Reads <see cref="TariffBook.Bytes"/> back.</summary>
    Outcome<TariffBook> LoadBook(byte[] bytes);

    /// <summary>Duty and tax for one line of goods, or the one reason why not.</summary>
    Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates);

    /// <summary>
    /// Holds a table of the world's sales taxes against what is known here; refuses <c>tax_table_malformed</c>. Nothing
    /// is taken from it.
    /// </summary>
    Outcome<TaxTableReport> CheckTaxTable(ReadOnlyMemory<byte> json);

    /// <summary>What a quote was computed from, in few bytes, to be computed again under another law.</summary>
    byte[] Inputs(BorderQuote quote);

    /// <summary>Reads <see cref="Inputs"/> back; refuses <c>quote_malformed</c>.</summary>
    Outcome<QuoteInputs> ReadInputs(byte[] bytes);

    /// <summary>Reads a change of law that somebody imagines: docs/policy-lab.md says how it is written.</summary>
    Outcome<PolicyChange> ReadPolicy(ReadOnlySpan<byte> json);

    /// <summary>The border as it would be. What is not changed stays the law.</summary>
    Outcome<IImaginedBorder> Imagine(PolicyChange change);

    /// <summary>The permits, notices and certificates that goods of a code need at both ends of a lane.</summary>
    PermitList Permits(HsCode code, Country from, Country to, DateOnly day);

    /// <summary>A quote as JSON with all it was computed from: the same quote, the same bytes.</summary>
    byte[] Write(BorderQuote quote);

    /// <summary>Computes a written quote again from its own inputs and says where, if anywhere, it differs.</summary>
    Outcome<ReplayedQuote> Replay(ReadOnlyMemory<byte> json, TariffBook book);

    /// <summary>A quote as plain text, in English, for a terminal.</summary>
    string Print(BorderQuote quote);
}

/// <summary>
/// A lane whose law is known: the country of import charges in <paramref name="Currency"/>, and its schedule is read in
/// <paramref name="Format"/>.
/// </summary>
public sealed record Lane(Country From, Country To, Currency Currency, string Format);

/// <summary>A quote computed again. <paramref name="FirstDifference"/> is null when every byte is the same.</summary>
public sealed record ReplayedQuote(BorderQuote Quote, string? FirstDifference)
{
    public bool IsSame => FirstDifference is null;
}
