using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Freight;

/// <summary>Rate cards in rows that are only added. A text once read stays in memory: it never changes.</summary>
internal sealed class FreightDesk(Func<MarketContext> open) : IFreightCards
{
    /// <summary>A price is asked of all of them: the limit keeps that quick.</summary>
    private const int MostCards = 200;

    /// <summary>So many texts are kept; then they are read anew. A card may have any number of versions.</summary>
    private const int MostRead = 1_000;

    private readonly ConcurrentDictionary<Hash256, RateCard> _read = [];

    public async Task<Outcome<StoredCard>> Save(SaveCard command, Instant now)
    {
        await using MarketContext market = open();
        byte[] text = RateCardFile.Write(command.Rates);
        var hash = Hash256.Of(text);
        FreightCardRow? found = null;
        if (command.Card.IsNone)
        {
            // The same form sent twice finds its own card.
            FreightCardRow? same = await Newest(market).FirstOrDefaultAsync(c =>
                c.Firm == command.Firm && c.Listing == Id.None && c.Hash == hash && !c.Withdrawn);
            if (same is not null) return Read(same);
            // Two at once may step over the line by one: it protects no invariant.
            if (await Newest(market).CountAsync(c =>
                    c.Firm == command.Firm && c.Listing == Id.None && !c.Withdrawn) >= MostCards)
                return FreightRefusals.CardsFull.With(("most", $"{MostCards}"));
        }
        else
        {
            found = await Newest(market).SingleOrDefaultAsync(c => c.Id == command.Card && c.Firm == command.Firm);
            if (found is null) return FreightRefusals.CardUnknown;
            if (found.Hash == hash && !found.Withdrawn) return Read(found);
            if (found.Version != command.Version) return FreightRefusals.CardMoved;
        }
        return await Add(market, new FreightCardRow
        {
            Id = found?.Id ?? Id.New(now),
            Version = (found?.Version ?? 0) + 1,
            Firm = command.Firm,
            Listing = found?.Listing ?? Id.None,
            Hash = hash,
            Text = Encoding.UTF8.GetString(text),
            Withdrawn = false,
            SavedAt = now,
        });
    }

    public async Task<Outcome<StoredCard>> Withdraw(Id firm, Id card, int version, Instant now)
    {
        await using MarketContext market = open();
        FreightCardRow? found = await Newest(market).SingleOrDefaultAsync(c => c.Id == card && c.Firm == firm);
        if (found is null) return FreightRefusals.CardUnknown;
        if (found.Withdrawn) return Read(found);
        if (found.Version != version) return FreightRefusals.CardMoved;
        return await Add(market, found with { Version = version + 1, Withdrawn = true, SavedAt = now });
    }

    public async Task<IReadOnlyList<StoredCard>> Of(Id firm)
    {
        await using MarketContext market = open();
        return await Sorted(market, Newest(market).Where(c => c.Firm == firm && !c.Withdrawn));
    }

    public async Task<Outcome<StoredCard>> CardOf(Id firm, Id card)
    {
        await using MarketContext market = open();
        return Found(await Newest(market).SingleOrDefaultAsync(c => c.Id == card && c.Firm == firm));
    }

    public async Task<Outcome<StoredCard>> Version(Id card, int version)
    {
        await using MarketContext market = open();
        return Found(await market.Cards.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == card && c.Version == version));
    }

    public async Task<IReadOnlyList<StoredCard>> For(Listing listing)
    {
        await using MarketContext market = open();
        Id house = Id.None;
        return await Sorted(market, Newest(market)
            .Where(c => !c.Withdrawn && (c.Firm == house || c.Firm == listing.Firm))
            .Where(c => c.Listing == house || c.Listing == listing.Id));
    }

    private static IQueryable<FreightCardRow> Newest(MarketContext market) => market.Cards.AsNoTracking()
        .Where(c => !market.Cards.Any(later => later.Id == c.Id && later.Version > c.Version));

    private async Task<Outcome<StoredCard>> Add(MarketContext market, FreightCardRow row)
    {
        _ = market.Cards.Add(row);
        try
        {
            await market.SaveNoting(row.SavedAt, ("freight", row.Id));
            return Read(row);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return FreightRefusals.CardMoved;
        }
    }

    /// <summary>
    /// By carrier and service. A page asks for them at each reading, and their texts are long: only one that is not in
    /// memory is fetched.
    /// </summary>
    private async Task<IReadOnlyList<StoredCard>> Sorted(MarketContext market, IQueryable<FreightCardRow> cards)
    {
        var rows = await cards
            .Select(c => new { c.Id, c.Version, c.Firm, c.Listing, c.Hash, c.Withdrawn }).ToListAsync();
        Hash256[] unread = [.. rows.Select(row => row.Hash).Where(hash => !_read.ContainsKey(hash)).Distinct()];
        Dictionary<Hash256, RateCard> now = unread.Length == 0
            ? []
            : (await market.Cards.AsNoTracking().Where(c => unread.Contains(c.Hash))
                .Select(c => new { c.Hash, c.Text }).Distinct().ToListAsync())
                .ToDictionary(c => c.Hash, c => Kept(c.Hash, c.Text));
        return
        [
            .. rows.Select(row => new StoredCard(row.Id, row.Version, row.Firm, row.Listing, row.Hash)
                {
                    Rates = now.GetValueOrDefault(row.Hash) ?? _read[row.Hash],
                    Withdrawn = row.Withdrawn,
                })
                .OrderBy(card => card.Rates.Carrier, StringComparer.Ordinal)
                .ThenBy(card => card.Rates.Service, StringComparer.Ordinal).ThenBy(card => card.Id),
        ];
    }

    private Outcome<StoredCard> Found(FreightCardRow? row) => row is null ? FreightRefusals.CardUnknown : Read(row);

    private StoredCard Read(FreightCardRow row) => new(row.Id, row.Version, row.Firm, row.Listing, row.Hash)
    {
        Rates = Kept(row.Hash, row.Text),
        Withdrawn = row.Withdrawn,
    };

    /// <summary>The table holds only what we wrote.</summary>
    private RateCard Kept(Hash256 hash, string text)
    {
        if (_read.TryGetValue(hash, out RateCard? known)) return known;
        if (_read.Count >= MostRead) _read.Clear();
        return _read[hash] = RateCardFile.Read(Encoding.UTF8.GetBytes(text)).Card!;
    }
}
