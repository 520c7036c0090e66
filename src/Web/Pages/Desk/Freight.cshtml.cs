using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>The firm's rate cards and the house's, a try of them, and a way to load more.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public sealed class FreightModel(IFirms firms, IMarket market, IFreightCards cards, DoorPrices prices)
    : DeskPage(firms)
{
    [BindProperty(Name = "listing", SupportsGet = true)]
    public string? ListingId { get; set; }

    [BindProperty(Name = "units", SupportsGet = true)]
    public string? Units { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "postcode", SupportsGet = true)]
    public string? Postcode { get; set; }

    [BindProperty(Name = "replaces")]
    public string? Replaces { get; set; }

    [BindProperty(Name = "load")]
    public string? Load { get; set; }

    public IReadOnlyList<StoredCard> Own { get; private set; } = [];

    public IReadOnlyList<StoredCard> House { get; private set; } = [];

    public IReadOnlyList<Listing> Listings { get; private set; } = [];

    /// <summary>Every card that may carry the listing, with its price or why it has none; the cheapest first.</summary>
    public IReadOnlyList<(StoredCard Card, Outcome<FreightPrice> Price)> Tried { get; private set; } = [];

    public RateCardUpload? Upload { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await Read();
        if (Listings.Count == 0) return Page();
        Outcome<Listing> listing = await Asked();
        if (listing.IsRefused) return Refuse(listing.Refusal);
        (ListingId, To) = ($"{listing.Value.Id}", To ?? Country.Japan.Code);
        Units ??= $"{listing.Value.Terms.Minimum}";
        return await Try(listing.Value) is { } refusal ? Say(refusal) : Page();
    }

    /// <summary>A card as it can be changed and loaded again.</summary>
    public Task<IActionResult> OnGetFile(string? card) => RateCardActs.File(cards, card, Firm.Id, Id.None);

    public async Task<IActionResult> OnPostCard(IFormFile? file)
    {
        Outcome<RateCardUpload> taken =
            await RateCardActs.Take(cards, Firm.Id, (file, Replaces, Load == "yes"), Now);
        if (taken is { IsRefused: false, Value.Stored: not null })
            return Redirect($"/desk/{Firm.Id}/freight?done=stored");
        await Read();
        if (taken.IsRefused) return Say(taken.Refusal);
        Upload = taken.Value;
        return Upload.File.Card is null ? Say(FreightRefusals.CardRefused) : Page();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        Refusal? refusal = await RateCardActs.Withdraw(cards, Firm.Id, Replaces, Now);
        if (refusal is null) return Redirect($"/desk/{Firm.Id}/freight?done=withdrawn");
        await Read();
        return Refuse(refusal);
    }

    private async Task<Refusal?> Try(Listing listing)
    {
        Outcome<int> units = FormReader.WholeNumber("units", Units);
        if (units.IsRefused) return units.Refusal;
        Outcome<Country> to = Country.Parse(To);
        if (to.IsRefused) return to.Refusal;
        Outcome<IReadOnlyList<(StoredCard, Outcome<FreightPrice>)>> tried =
            await prices.Try(listing, units.Value, to.Value, Now.UtcDate, Postcode);
        if (!tried.IsRefused) Tried = tried.Value;
        return tried.Refusal;
    }

    private async Task<Outcome<Listing>> Asked()
    {
        if (string.IsNullOrEmpty(ListingId)) return Listings[0];
        Outcome<Id> id = Id.Parse(ListingId);
        return id.IsRefused ? MarketRefusals.ListingUnknown : await market.ListingOf(Firm.Id, id.Value);
    }

    private async Task Read()
    {
        Own = await cards.Of(Firm.Id);
        House = await cards.Of(Id.None);
        var listings = new List<Listing>();
        foreach (Shop shop in await market.ShopsOf(Firm.Id))
            listings.AddRange(await market.ListingsOf(shop.Id, onlyActive: false));
        Listings = listings;
    }
}
