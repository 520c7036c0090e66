using System.Text.Json;
using Sampan.Border;
using Sampan.Trade;

namespace Sampan.Journeys.Offers;

/// <summary>An order's frozen quote, and the same computed anew at this moment from its own inputs.</summary>
/// <param name="Replayed">Null when the tariff book it was computed on is no longer on the shelf.</param>
public sealed record QuoteProof(FrozenQuote Frozen, ReplayedQuote? Replayed);

/// <summary>Finds the quote an order was offered with and proves it by computing it again.</summary>
public sealed class QuoteProofs(ITariffShelf shelf, IBorder border)
{
    /// <summary>Null when the order was offered without a quote.</summary>
    public async Task<QuoteProof?> Of(OrderTerms terms)
    {
        if (terms.Quote == Hash256.Zero || await shelf.Frozen(terms.Quote) is not { } frozen) return null;
        Outcome<TariffBook> book = await shelf.ByHash(BookHash(frozen.Json));
        if (book.IsRefused) return new QuoteProof(frozen, null);
        Outcome<ReplayedQuote> replayed = border.Replay(frozen.Json, book.Value);
        return new QuoteProof(frozen, replayed.IsRefused ? null : replayed.Value);
    }

    /// <summary>The book a written quote names. The shelf holds only quotes that we wrote.</summary>
    private static Hash256 BookHash(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Hash256.Parse(document.RootElement.GetProperty("book").GetProperty("hash").GetString())!.Value;
    }
}
