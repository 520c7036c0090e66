using Sampan.Border.Lab;
using Sampan.Border.Nomenclatures;
using Sampan.Border.Permits;
using Sampan.Border.Quotes;
using Sampan.Border.Tariff;
using Sampan.Border.Taxes;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>One law a country: whatever is asked goes to the law of the country of import.</summary>
internal sealed class BorderDesk(IReadOnlyList<IImportLaw> laws) : IBorder
{
    public IReadOnlyList<Lane> Lanes { get; } =
        [.. laws.Select(law => new Lane(Country.Thailand, law.Country, law.Currency, law.Format))];

    public Outcome<ImportedBook> ImportTariff(
        BookIdentity identity, string format, Stream file, IProgress<ImportProgress>? progress)
    {
        if (LawOf(identity.Country) is not { } law || law.Format != format)
            return BorderRefusals.FormatUnknown.With(("format", format), ("country", identity.Country.Code));
        if (string.IsNullOrWhiteSpace(identity.Source)) return BorderRefusals.SourceMissing;
        if (identity.Validity.From > identity.Validity.Until)
            return BorderRefusals.PeriodBackwards.With(("period", identity.Validity.ToString()));
        return law.Import(identity, file, progress);
    }

    public Outcome<Nomenclature> ImportNomenclature(string source, Stream csv) => NomenclatureFile.Read(source, csv);

    public Outcome<TariffBook> LoadBook(byte[] bytes) => TariffBookBytes.Read(bytes);

    public Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates) =>
        LawOf(request.To) is { } law
            ? law.Compute(request, book, rates)
            : BorderRefusals.LaneUnknown.With(
                ("from", request.From.Code), ("to", request.To.Code), ("book", book.Identity.Country.Code));

    public Outcome<TaxTableReport> CheckTaxTable(ReadOnlyMemory<byte> json) => TaxTable.Check(json);

    public byte[] Inputs(BorderQuote quote) => InputsBytes.Write(quote);

    public Outcome<QuoteInputs> ReadInputs(byte[] bytes) => InputsBytes.Read(bytes);

    public Outcome<PolicyChange> ReadPolicy(ReadOnlySpan<byte> json) => PolicyFile.Read(json);

    public Outcome<IImaginedBorder> Imagine(PolicyChange change) => ImaginedBorder.Of(laws, change);

    public PermitList Permits(HsCode code, Country from, Country to, DateOnly day) =>
        PermitShelf.Loaded.For(code, from, to, day);

    public byte[] Write(BorderQuote quote) => QuoteJson.Write(quote);

    public Outcome<ReplayedQuote> Replay(ReadOnlyMemory<byte> json, TariffBook book) =>
        QuoteReplay.Replay(json, book, this);

    public string Print(BorderQuote quote) => QuotePrint.Text(quote);

    private IImportLaw? LawOf(Country country) => laws.FirstOrDefault(law => law.Country == country);
}
