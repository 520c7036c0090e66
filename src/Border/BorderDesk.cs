using Sampan.Border.Quotes;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Border;

internal sealed class BorderDesk(ImportRules rules) : IBorder
{
    private const string JapaneseFormat = "jp-csv";

    public Outcome<ImportedBook> ImportTariff(
        BookIdentity identity, string format, Stream file, IProgress<ImportProgress>? progress)
    {
        bool known = format == JapaneseFormat && identity.Country == Country.Japan;
        return known
            ? JapaneseSchedule.Import(identity, file, progress)
            : BorderRefusals.FormatUnknown.With(("format", format), ("country", identity.Country.Code));
    }

    public Outcome<TariffBook> LoadBook(byte[] bytes) => TariffBookBytes.Read(bytes);

    public Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates) =>
        QuoteComputation.Compute(request, book, rates, rules);

    public byte[] Write(BorderQuote quote) => QuoteJson.Write(quote);

    public Outcome<ReplayedQuote> Replay(ReadOnlyMemory<byte> json, TariffBook book) =>
        QuoteReplay.Replay(json, book, rules);

    public string Print(BorderQuote quote) => QuotePrint.Text(quote);
}
