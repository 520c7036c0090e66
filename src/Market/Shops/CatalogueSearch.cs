using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;

namespace Sampan.Market.Shops;

/// <summary>
/// Looks through every active listing. That is enough for some thousands of them; a word index takes its place when an
/// installation has more.
/// </summary>
internal static class CatalogueSearch
{
    internal static async Task<CataloguePage> Find(MarketContext market, CatalogueQuery query)
    {
        List<Listing> active = await market.Listings.AsNoTracking()
            .Where(listing => listing.Terms.Active)
            .OrderByDescending(listing => listing.ChangedAt).ThenBy(listing => listing.Slug)
            .ToListAsync();
        Dictionary<Id, Shop> shops = await market.Shops.AsNoTracking().ToDictionaryAsync(shop => shop.Id);

        string[] words = query.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        List<(Shop Shop, Listing Listing)> matching =
        [
            .. active.Select(listing => (Shop: shops[listing.Shop], Listing: listing))
                .Where(found => words.All(word => Occurs(word, found.Shop, found.Listing))),
        ];
        Dictionary<Sector, int> sectors = matching
            .GroupBy(found => Sectors.Of(found.Listing.Terms.HsCode))
            .ToDictionary(group => group.Key, group => group.Count());
        if (query.Sector is { } sector)
            _ = matching.RemoveAll(found => Sectors.Of(found.Listing.Terms.HsCode) != sector);
        int skipped = (Math.Max(query.Page, 1) - 1) * CatalogueQuery.PageSize;
        return new CataloguePage(
            [.. matching.Skip(skipped).Take(CatalogueQuery.PageSize)], matching.Count, sectors);
    }

    private static bool Occurs(string word, Shop shop, Listing listing) =>
        listing.Terms.Words.Values.Concat(shop.Words.Values)
            .Any(wording => Holds(wording.Title, word) || Holds(wording.Description, word))
        || IsCode(word, listing.Terms.HsCode);

    /// <summary>Upper and lower case count as the same, and so do full-width letters.</summary>
    private static bool Holds(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;

    private static bool IsCode(string word, HsCode code)
    {
        string digits = word.Replace(".", "", StringComparison.Ordinal);
        return digits.Length >= 2 && digits.All(char.IsAsciiDigit)
            && code.Digits.StartsWith(digits, StringComparison.Ordinal);
    }
}
