using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>
/// What one country charges on imports: how its schedule is read, and how value, duty and tax follow from each other.
/// </summary>
internal interface IImportLaw
{
    Country Country { get; }

    /// <summary>The currency in which the country charges; amounts of its quotes are minor units of it.</summary>
    Currency Currency { get; }

    /// <summary>The name of the format its schedule comes in.</summary>
    string Format { get; }

    Outcome<ImportedBook> Import(BookIdentity identity, Stream file, IProgress<ImportProgress>? progress);

    Outcome<BorderQuote> Compute(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates);
}
