using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>A quote somebody relies on: its bytes, the installation's Ed25519 signature over them, and when.</summary>
public sealed record FrozenQuote(Hash256 Hash, byte[] Json, byte[] Signature, Instant SignedAt);

/// <summary>What an installation has loaded: tariff books, exchange rates, and the quotes it has frozen.</summary>
public interface ITariffShelf
{
    /// <summary>Puts a book on the shelf. The same book again changes nothing.</summary>
    Task Put(TariffBook book, Instant now);

    /// <summary>
    /// The book that answers for a day: of those that have begun, the one that began last. It may be known no longer;
    /// the quote then refuses, unless told to assume. <c>tariff_book_not_loaded</c> when no book of the country has
    /// begun.
    /// </summary>
    Task<Outcome<TariffBook>> For(Country country, DateOnly day);

    /// <summary>The book of a hash, for replaying a quote; <c>tariff_book_not_here</c> when it is not here.</summary>
    Task<Outcome<TariffBook>> ByHash(Hash256 hash);

    /// <summary>What is loaded, newest first: for the page that says which lanes are known until when.</summary>
    Task<IReadOnlyList<BookIdentity>> Books();

    /// <summary>
    /// Notes a published rate; a later notice for the same two currencies and first day replaces it.
    /// </summary>
    Task PutRate(ExchangeRate rate, Instant now);

    /// <summary>What a unit of the currency is worth in others, newest first for each.</summary>
    Task<IReadOnlyList<ExchangeRate>> Rates(Currency currency);

    /// <summary>The 32 bytes of the Ed25519 key that proves a frozen quote to be ours: to be published.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs a quote and keeps it. The same quote again gives the first signature.</summary>
    Task<FrozenQuote> Freeze(BorderQuote quote, Instant now);

    Task<FrozenQuote?> Frozen(Hash256 hash);
}
