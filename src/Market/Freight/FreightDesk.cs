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
            if (await Newest(market).CountAsync(c => c.Firm == command.Firm && !c.Withdrawn) >= MostCards)
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
        return Sorted(await Newest(market).Where(c => c.Firm == firm && !c.Withdrawn).ToListAsync());
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
        return Sorted(await Newest(market)
            .Where(c => !c.Withdrawn && (c.Firm == house || c.Firm == listing.Firm))
            .Where(c => c.Listing == Id.None || c.Listing == listing.Id)
            .ToListAsync());
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

    private IReadOnlyList<StoredCard> Sorted(List<FreightCardRow> rows) =>
    [
        .. rows.Select(Read).OrderBy(card => card.Rates.Carrier, StringComparer.Ordinal)
            .ThenBy(card => card.Rates.Service, StringComparer.Ordinal).ThenBy(card => card.Id),
    ];

    private Outcome<StoredCard> Found(FreightCardRow? row) => row is null ? FreightRefusals.CardUnknown : Read(row);

    private StoredCard Read(FreightCardRow row) => new(row.Id, row.Version, row.Firm, row.Listing, row.Hash)
    {
        // The table holds only what we wrote.
        Rates = _read.GetOrAdd(row.Hash, _ => RateCardFile.Read(Encoding.UTF8.GetBytes(row.Text)).Card!),
        Withdrawn = row.Withdrawn,
        SavedAt = row.SavedAt,
    };
}
