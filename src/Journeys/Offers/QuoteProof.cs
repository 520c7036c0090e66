using System.Text.Json;
using Sampan.Border;
using Sampan.Trade;

namespace Sampan.Journeys.Offers;

/// <summary>
/// The frozen quote of a line of an order, and the same computed anew at this moment from its own inputs.
/// </summary>
/// <param name="Replayed">Null when the tariff book it was computed on is no longer on the shelf.</param>
public sealed record QuoteProof(FrozenQuote Frozen, ReplayedQuote? Replayed);

/// <summary>Finds the quotes an order was offered with and proves each by computing it again.</summary>
public sealed class QuoteProofs(ITariffShelf shelf, IBorder border)
{
    /// <summary>Line by line; null for one that was offered without a quote.</summary>
    public async Task<IReadOnlyList<QuoteProof?>> Of(OrderTerms terms)
    {
        var proofs = new List<QuoteProof?>();
        foreach (GoodsLine line in terms.Lines) proofs.Add(await Of(line));
        return proofs;
    }

    private async Task<QuoteProof?> Of(GoodsLine line)
    {
        if (line.Quote == Hash256.Zero || await shelf.Frozen(line.Quote) is not { } frozen) return null;
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
