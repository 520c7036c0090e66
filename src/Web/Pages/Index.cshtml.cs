using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Demo;
using Sampan.Web.Kept;
using Sampan.Web.Pages.Home;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>
/// The first screen: what this is, what something costs at the door and what of it is left for the seller; in a demo
/// one order with everything that can be played, elsewhere who runs this; and what is known until when.
/// </summary>
[Kept(Shows.Everything)]
public sealed class IndexModel(
    IMarket market, IPictures pictures, DoorPrices prices, ITariffShelf shelf, IScreeningShelf screening) : SampanPage
{
    private const int MostShops = 6;
    private const int MostListings = 24;
    private const int MostShown = 4;

    /// <summary>The product whose price is shown, as <c>shop/listing</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "product")]
    public string? Product { get; set; }

    [BindProperty(SupportsGet = true, Name = "units")]
    public string? Units { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>The reference of the demo's order that is shown; the newest under way where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "order")]
    public string? Order { get; set; }

    public IReadOnlyList<(Shop Shop, Listing Listing)> Listings { get; private set; } = [];

    /// <summary>One product of each shop, as a taste of what there is.</summary>
    public IReadOnlyList<(Shop Shop, Listing Listing)> Shown =>
        [.. Listings.DistinctBy(listing => listing.Shop.Id).Take(MostShown)];

    /// <summary>The first picture of each listing that has one.</summary>
    public IReadOnlyDictionary<Id, Picture> Pictures { get; private set; } = new Dictionary<Id, Picture>();

    public (Shop Shop, Listing Listing)? Chosen { get; private set; }

    public PriceQuestion? Question { get; private set; }

    public Outcome<DoorPrice>? Price { get; private set; }

    public IReadOnlyList<BookIdentity> Books { get; private set; } = [];

    public IReadOnlyList<ExchangeRate> Rates { get; private set; } = [];

    /// <summary>Whether any list is loaded that the two sides of an order are screened against.</summary>
    public bool IsScreened { get; private set; }

    /// <summary>Null where this is no demo.</summary>
    public DemoBoard? Board { get; private set; }

    public AuditHeard? Audit => HttpContext.RequestServices.GetService<AuditNews>()?.Last;

    /// <summary>Where some carrier takes the chosen product.</summary>
    public IReadOnlyList<Country> Destinations { get; private set; } = [];

    /// <summary>The page without its frame and the operator's link.</summary>
    internal DrawnPart Part { get; private set; }

    public void OnGet() => Part = PartFor(Shows.Everything);

    /// <summary>Asked for by the page when it is drawn anew: where its part is kept, nothing has to be read.</summary>
    internal async Task Read()
    {
        DateOnly day = Now.UtcDate;
        Listings = await Readings.Of(Shows.Market, "home listings", ReadListings);
        Pictures = await Readings.Of(
            Shows.Market, "home pictures", () => pictures.FirstOf([.. Shown.Select(l => l.Listing.Id)]));
        Books = await Readings.Of(Shows.Tariff, "books", shelf.Books);
        IReadOnlyList<ExchangeRate> rates = await Readings.Of(Shows.Tariff, "rates", () => shelf.Rates(Currency.Thb));
        Rates = [.. rates.Where(rate => rate.Validity.Contains(day))];
        IsScreened = await Readings.Of(
            Shows.Tariff, "screened", async () => (await screening.Versions()).Count > 0);
        Board = await Readings.Of(
            Shows.Orders, $"board {Order}", () => DemoBoard.Read(HttpContext.RequestServices, Order, Now));
        if (Listings.Count == 0) return;
        (Shop Shop, Listing Listing) chosen = Listings.FirstOrDefault(l => Address(l) == Product, Listings[0]);
        Chosen = chosen;
        Destinations = await Readings.Destinations(prices, chosen.Listing, day);
        Question = PriceQuestion.For(chosen.Listing, Destinations, Units, To);
        Price = await Readings.Price(prices, chosen.Listing, Question, day);
    }

    private async Task<IReadOnlyList<(Shop Shop, Listing Listing)>> ReadListings()
    {
        var listings = new List<(Shop, Listing)>();
        foreach (Shop shop in await market.OpenShops(MostShops))
        {
            IReadOnlyList<Listing> active = await market.ListingsOf(shop.Id, onlyActive: true);
            listings.AddRange(active.Take(MostListings - listings.Count).Select(listing => (shop, listing)));
        }
        return listings;
    }

    public static string Address((Shop Shop, Listing Listing) listing) => $"{listing.Shop.Slug}/{listing.Listing.Slug}";
}
