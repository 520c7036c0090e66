using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Market;
using Sampan.Web.Kept;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>Everything that is for sale: by words, by sector, page by page. The address is the search.</summary>
[Kept(Shows.Market)]
public sealed class CatalogueModel(IMarket market, IPictures pictures) : SampanPage
{
    private const int LongestSearch = 100;
    private const int LastPage = 10_000;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "sector")]
    public string? SectorName { get; set; }

    /// <summary>"page" itself is a word of the router.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    public CatalogueQuery Query { get; private set; } = new();

    public CataloguePage Catalogue { get; private set; } = null!;

    /// <summary>The first picture of each listing that has one.</summary>
    public IReadOnlyDictionary<Id, Picture> Pictures { get; private set; } = new Dictionary<Id, Picture>();

    /// <summary>An address that was typed wrong finds what it can: a search is never refused.</summary>
    public async Task OnGet()
    {
        string words = (Words ?? "").Trim();
        Sector? sector = Sectors.All.Where(t => NameOf(t) == SectorName).Select(t => (Sector?)t).FirstOrDefault();
        bool read = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        Query = new CatalogueQuery(
            words.Length > LongestSearch ? words[..LongestSearch] : words, sector,
            read ? Math.Clamp(number, 1, LastPage) : 1);
        Catalogue = await market.Catalogue(Query);
        Pictures = await pictures.FirstOf([.. Catalogue.Found.Select(found => found.Listing.Id)]);
    }

    public static string NameOf(Sector sector) => sector.ToString().ToLowerInvariant();

    /// <summary>The same words in another sector, or on another page.</summary>
    public string Address(Sector? sector, int page = 1)
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (Query.Text.Length > 0) query.Add(new("q", Query.Text));
        if (sector is { } chosen) query.Add(new("sector", NameOf(chosen)));
        if (page > 1) query.Add(new("p", page.ToString(CultureInfo.InvariantCulture)));
        return "/catalogue" + QueryString.Create(query);
    }
}
