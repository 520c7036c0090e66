using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Pictures;

/// <summary>Puts a picture behind the others of its listing.</summary>
internal static class PictureAdding
{
    internal static async Task<Outcome<Picture>> Add(MarketContext market, AddPicture command, Instant now)
    {
        PreparedPicture made = command.Picture;
        Hash256 hash = made.Hash;
        if (PictureRules.Check(command.Words) is { } malformed) return malformed;
        if (!await market.Listings.AnyAsync(l => l.Id == command.Listing && l.Firm == command.Firm))
            return MarketRefusals.ListingUnknown;
        List<ListingPicture> shown =
            await market.ListingPictures.Where(p => p.Listing == command.Listing).ToListAsync();
        var picture = new Picture(hash, made.Type, made.Largest.Width, made.Largest.Height, command.Words);
        // The same form sent twice is one picture.
        if (shown.Find(p => p.Hash == hash) is { } before) return picture with { Words = before.Words };
        // Two at once may step over the line by one: the limit keeps a page readable, it protects no invariant.
        if (shown.Count >= PictureRules.MostPerListing)
            return MarketRefusals.PicturesTooMany.With(
                ("most", PictureRules.MostPerListing.ToString(CultureInfo.InvariantCulture)));

        if (!await market.Pictures.AnyAsync(p => p.Hash == hash)) Keep(market, picture, made);
        _ = market.ListingPictures.Add(new ListingPicture
        {
            Listing = command.Listing,
            Hash = hash,
            Place = shown.Count == 0 ? 0 : shown.Max(p => p.Place) + 1,
            Words = command.Words,
            AddedAt = now,
        });
        await market.SaveNoting(now, ("listing", command.Listing));
        return picture;
    }

    private static void Keep(MarketContext market, Picture picture, PreparedPicture made)
    {
        _ = market.Pictures.Add(new PictureRow
        {
            Hash = picture.Hash,
            Type = picture.Type,
            Width = picture.Width,
            Height = picture.Height,
        });
        market.PictureFiles.AddRange(made.Sizes.Select(size => new PictureFileRow
        {
            Hash = picture.Hash,
            Width = size.Width,
            Content = size.Content,
        }));
    }
}
