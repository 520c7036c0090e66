using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;

namespace Sampan.Market.Pictures;

internal sealed class PictureDesk(Func<MarketContext> open) : IPictures
{
    public async Task<IReadOnlyList<Picture>> Of(Id listing)
    {
        await using MarketContext market = open();
        return [.. (await Shown(market, [listing])).Select(shown => shown.Picture)];
    }

    public async Task<IReadOnlyDictionary<Id, Picture>> FirstOf(IReadOnlyCollection<Id> listings)
    {
        await using MarketContext market = open();
        return (await Shown(market, listings)).GroupBy(shown => shown.Listing)
            .ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.First().Picture);
    }

    public async Task<PictureFile?> File(Hash256 hash, int width)
    {
        await using MarketContext market = open();
        IQueryable<PictureFile> files =
            from f in market.PictureFiles.AsNoTracking()
            join p in market.Pictures on f.Hash equals p.Hash
            where f.Hash == hash && f.Width == width
            select new PictureFile(p.Type, f.Content);
        return await files.SingleOrDefaultAsync();
    }

    public Task<Outcome<Picture>> Add(AddPicture command, Instant now) =>
        Twice(market => PictureAdding.Add(market, command, now));

    public Task<Refusal?> Describe(PictureOf picture, IReadOnlyDictionary<string, string> words, Instant now) =>
        Twice(market => PictureArranging.Describe(market, picture, words, now));

    public Task<Refusal?> Move(PictureOf picture, int forward, Instant now) =>
        Twice(market => PictureArranging.Move(market, picture, forward, now));

    public Task<Refusal?> Remove(PictureOf picture, Instant now) =>
        Twice(market => PictureArranging.Remove(market, picture, now));

    private static async Task<List<(Id Listing, Picture Picture)>> Shown(
        MarketContext market, IReadOnlyCollection<Id> listings)
    {
        var rows = await (
            from shown in market.ListingPictures.AsNoTracking()
            join picture in market.Pictures on shown.Hash equals picture.Hash
            where listings.Contains(shown.Listing)
            orderby shown.Place, shown.Hash
            select new { shown.Listing, shown.Words, picture }).ToListAsync();
        return
        [
            .. rows.Select(row => (row.Listing, new Picture(
                row.picture.Hash, row.picture.Type, row.picture.Width, row.picture.Height, row.Words))),
        ];
    }

    /// <summary>
    /// On PostgreSQL two may write at once, and one takes up the very picture that the other removes or adds. Whoever
    /// comes second decides again on what is there then.
    /// </summary>
    private async Task<T> Twice<T>(Func<MarketContext, Task<T>> act)
    {
        try
        {
            await using MarketContext market = open();
            return await act(market);
        }
        catch (DbUpdateException)
        {
            await using MarketContext market = open();
            return await act(market);
        }
    }
}
