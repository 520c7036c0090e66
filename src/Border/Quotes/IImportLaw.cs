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

    /// <summary>
    /// The same law with other figures; refuses <c>policy_rule_unknown</c> and <c>policy_rule_value</c>.
    /// </summary>
    Outcome<IImportLaw> With(IReadOnlyList<RuleChange> changes);

    Outcome<BorderQuote> Compute(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates);
}
