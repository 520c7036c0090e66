using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Pictures;

/// <summary>What is done to a picture that a listing has: said what it shows, moved, removed.</summary>
internal static class PictureArranging
{
    internal static async Task<Refusal?> Describe(
        MarketContext market, PictureOf picture, IReadOnlyDictionary<string, string> words, Instant now)
    {
        if (PictureRules.Check(words) is { } malformed) return malformed;
        Outcome<List<ListingPicture>> shown = await Shown(market, picture);
        if (shown.IsRefused) return shown.Refusal;
        shown.Value.Single(p => p.Hash == picture.Hash).Words = words;
        await market.SaveNoting(now, ("listing", picture.Listing));
        return null;
    }

    internal static async Task<Refusal?> Move(MarketContext market, PictureOf picture, int forward, Instant now)
    {
        Outcome<List<ListingPicture>> shown = await Shown(market, picture);
        if (shown.IsRefused) return shown.Refusal;
        List<ListingPicture> order = shown.Value;
        ListingPicture moved = order.Single(p => p.Hash == picture.Hash);
        int place = Math.Clamp(order.IndexOf(moved) - forward, 0, order.Count - 1);
        _ = order.Remove(moved);
        order.Insert(place, moved);
        foreach ((int i, ListingPicture one) in order.Index()) one.Place = i;
        await market.SaveNoting(now, ("listing", picture.Listing));
        return null;
    }

    /// <summary>The bytes go too, unless another listing shows the same picture.</summary>
    internal static async Task<Refusal?> Remove(MarketContext market, PictureOf picture, Instant now)
    {
        Outcome<List<ListingPicture>> shown = await Shown(market, picture);
        if (shown.IsRefused) return shown.Refusal;
        bool elsewhere = await market.ListingPictures.AnyAsync(
            p => p.Hash == picture.Hash && p.Listing != picture.Listing);
        _ = market.ListingPictures.Remove(shown.Value.Single(p => p.Hash == picture.Hash));
        if (!elsewhere) _ = market.Pictures.Remove(await market.Pictures.SingleAsync(p => p.Hash == picture.Hash));
        await market.SaveNoting(now, ("listing", picture.Listing));
        return null;
    }

    /// <summary>All pictures of the firm's own listing in their order, the asked one among them.</summary>
    private static async Task<Outcome<List<ListingPicture>>> Shown(MarketContext market, PictureOf picture)
    {
        if (!await market.Listings.AnyAsync(l => l.Id == picture.Listing && l.Firm == picture.Firm))
            return MarketRefusals.ListingUnknown;
        List<ListingPicture> shown = await market.ListingPictures.Where(p => p.Listing == picture.Listing)
            .OrderBy(p => p.Place).ThenBy(p => p.Hash).ToListAsync();
        return shown.Exists(p => p.Hash == picture.Hash) ? shown : MarketRefusals.PictureUnknown;
    }
}
