using Sampan.Border.Quotes;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// What stands between goods and the buyer: the importing country's schedule, and what it charges. Nothing here reads
/// a clock or a file: schedules come in as streams, dates as arguments, and the same inputs give the same yen.
/// </summary>
public interface IBorder
{
    /// <summary>The border as this release knows it. It holds no state.</summary>
    static IBorder Create() => new BorderDesk(ImportRules.Japan);

    /// <summary>
    /// Makes a book from a publisher's file. <paramref name="format"/> is <c>jp-csv</c> for Japan. The file is taken
    /// whole or refused with the row at fault; cells that are not understood are listed, not guessed.
    /// </summary>
    Outcome<ImportedBook> ImportTariff(
        BookIdentity identity, string format, Stream file, IProgress<ImportProgress>? progress = null);

    /// <summary>Reads <see cref="TariffBook.Bytes"/> back.</summary>
    Outcome<TariffBook> LoadBook(byte[] bytes);

    /// <summary>Duty and tax for one line of goods, or the one reason why not.</summary>
    Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates);

    /// <summary>A quote as JSON with all it was computed from: the same quote, the same bytes.</summary>
    byte[] Write(BorderQuote quote);

    /// <summary>Computes a written quote again from its own inputs and says where, if anywhere, it differs.</summary>
    Outcome<ReplayedQuote> Replay(ReadOnlyMemory<byte> json, TariffBook book);

    /// <summary>A quote as plain text, in English, for a terminal.</summary>
    string Print(BorderQuote quote);
}

/// <summary>A quote computed again. <paramref name="FirstDifference"/> is null when every byte is the same.</summary>
public sealed record ReplayedQuote(BorderQuote Quote, string? FirstDifference)
{
    public bool IsSame => FirstDifference is null;
}
