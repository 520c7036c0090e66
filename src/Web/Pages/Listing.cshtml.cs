using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Kept;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>
/// One product: what it is, what some of it costs at the door, and the way to order it without an account.
/// </summary>
[Kept(Shows.Everything)]
[FromOurPages]
public sealed class ListingModel(IMarket market, IFirms firms, DoorPrices prices, AddStock stock, MakeOffer offers)
    : SampanPage
{
    [BindProperty(SupportsGet = true, Name = "units")]
    public string? Units { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>The rate card by which the goods travel.</summary>
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    /// <summary>The town the goods travel to: papers name it after the delivery term.</summary>
    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    public Shop Shop { get; private set; } = null!;

    public Listing Listing { get; private set; } = null!;

    public Firm Firm { get; private set; } = null!;

    public long Available { get; private set; }

    /// <summary>Where some carrier takes it.</summary>
    public IReadOnlyList<Country> Destinations { get; private set; } = [];

    public PriceQuestion Question { get; private set; } = null!;

    public Outcome<DoorPrice> Price { get; private set; }

    /// <summary>The page without its frame; never kept when a form was sent.</summary>
    internal DrawnPart Part { get; private set; }

    public async Task<IActionResult> OnGet(string shop, string slug)
    {
        Part = PartFor(Shows.Everything);
        Outcome<Offered> offered = await Readings.Of(
            Shows.Market | Shows.Firms, $"listing {shop}/{slug}", () => Find(shop, slug));
        if (offered.IsRefused) return Refuse(offered.Refusal);
        (Shop, Listing, Firm) = offered.Value;
        return Page();
    }

    /// <summary>What else it shows, asked for by the page when it is drawn anew.</summary>
    internal async Task Read()
    {
        DateOnly day = Now.UtcDate;
        Available = await Readings.Of(
            Shows.Orders, $"available {Listing.Id}", () => stock.Available(Listing.Firm, Listing.Id));
        Ask(await Readings.Destinations(prices, Listing, day));
        Price = await Readings.Price(prices, Listing, Question, day);
    }

    /// <summary>Makes an offer to whoever asks and leads on to its order link. Nothing is bound yet.</summary>
    public async Task<IActionResult> OnPostOrder(string shop, string slug)
    {
        if (await Load(shop, slug) is { } unknown) return Refuse(unknown);
        Outcome<Country> to = Country.Parse(Question.To);
        if (to.IsRefused) return Refuse(to.Refusal);
        string place = Place?.Trim() ?? "";
        Outcome<Id> card = Id.Parse(By);
        if (card.IsRefused) return Refuse(card.Refusal);
        Ledger.Request request = FormRequest(
            "order", Id.None, $"{Listing.Id}", $"{Question.Count}", to.Value.Code, place, By);
        Outcome<OfferedOrder> offered = await offers.Run(
            new MakeOffer.Command(request, [new WantedGoods(Listing, Question.Count)], to.Value, place)
            {
                Card = card.Value,
            });
        return offered.IsRefused ? Refuse(offered.Refusal) : Redirect($"/o/{offered.Value.LinkToken}");
    }

    /// <summary>Puts it into the visitor's cart. Nothing is asked of anybody yet.</summary>
    public async Task<IActionResult> OnPostCart(string shop, string slug)
    {
        if (await Load(shop, slug) is { } unknown) return Refuse(unknown);
        Outcome<Country> to = Country.Parse(Question.To);
        if (to.IsRefused) return Refuse(to.Refusal);
        Outcome<Id> card = Id.Parse(By);
        Outcome<Cart> cart = HttpContext.Cart().Put(new CartLine(
            Id.New(Now), Listing.Id, Question.Count, to.Value, card.IsRefused ? Id.None : card.Value));
        if (cart.IsRefused) return Refuse(cart.Refusal);
        HttpContext.Keep(cart.Value);
        return Redirect("/cart?done=put");
    }

    /// <summary>As it stands now: something is decided on it.</summary>
    private async Task<Refusal?> Load(string shop, string slug)
    {
        Outcome<Offered> offered = await Find(shop, slug);
        if (offered.IsRefused) return offered.Refusal;
        (Shop, Listing, Firm) = offered.Value;
        Ask(await prices.Destinations(Listing, Now.UtcDate));
        return null;
    }

    private void Ask(IReadOnlyList<Country> destinations)
    {
        Destinations = destinations;
        Question = PriceQuestion.For(Listing, destinations, Units, To) with { By = By };
    }

    private async Task<Outcome<Offered>> Find(string shopSlug, string slug)
    {
        Outcome<Listing> listing = await market.ListingBySlug(shopSlug, slug);
        if (listing.IsRefused) return listing.Refusal;
        Outcome<Shop> shop = await market.ShopBySlug(shopSlug);
        if (shop.IsRefused) return shop.Refusal;
        Outcome<Firm> firm = await firms.Firm(listing.Value.Firm);
        return firm.IsRefused ? firm.Refusal : new Offered(shop.Value, listing.Value, firm.Value);
    }

    private sealed record Offered(Shop Shop, Listing Listing, Firm Firm);
}
