using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>An order link for one buyer: a price, then an address that is shown once.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public sealed class OfferModel(IFirms firms, IMarket market, DoorPrices prices, MakeOffer offers) : DeskPage(firms)
{
    [BindProperty(Name = "units", SupportsGet = true)]
    public string? Units { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "place", SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The rate card by which the goods travel; the cheapest when none is chosen.</summary>
    [BindProperty(Name = "by", SupportsGet = true)]
    public string? By { get; set; }

    public Listing Listing { get; private set; } = null!;

    /// <summary>Where some carrier takes it.</summary>
    public IReadOnlyList<Country> Destinations { get; private set; } = [];

    public DoorPrice? Price { get; private set; }

    /// <summary>What is chosen by the next press: the way whose price is shown, once one was chosen at all.</summary>
    public string? Way => string.IsNullOrEmpty(By) ? null : Price is { } shown ? $"{shown.Way.Card.Id}" : By;

    public OfferedOrder? Offered { get; private set; }

    public string Link => $"{Site.PublicUrl}/o/{Offered?.LinkToken}";

    public async Task<IActionResult> OnGet(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        if (Destinations.Count > 0) _ = await ReadPrice();
        return Page();
    }

    public async Task<IActionResult> OnPostPrice(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        return await ReadPrice() is { } refusal ? Say(refusal) : Page();
    }

    public async Task<IActionResult> OnPost(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        if (await ReadPrice() is { } unpriced) return Say(unpriced);
        // The way the seller chose, or none: a card that was withdrawn meanwhile is not replaced by another carrier.
        Outcome<Id> card = string.IsNullOrEmpty(By) ? Id.None : Id.Parse(By);
        if (card.IsRefused) return Say(card.Refusal);
        string place = (Place ?? "").Trim();
        Outcome<OfferedOrder> offered = await offers.Run(new MakeOffer.Command(
            FormRequest("offer", Firm.Id, listing, $"{Price!.Lines[0].Units}", Price.To.Code, place, By),
            [new WantedGoods(Listing, Price.Lines[0].Units)], Price.To, place)
        { Card = card.Value });
        if (offered.IsRefused) return Say(offered.Refusal);
        Offered = offered.Value;
        return Page();
    }

    private async Task<Refusal?> Find(string listing)
    {
        Outcome<Id> id = Id.Parse(listing);
        if (id.IsRefused) return MarketRefusals.ListingUnknown;
        Outcome<Listing> own = await market.ListingOf(Firm.Id, id.Value);
        if (own.IsRefused) return own.Refusal;
        Listing = own.Value;
        Destinations = await prices.Destinations(Listing, Now.UtcDate);
        var usual = PriceQuestion.For(Listing, Destinations, Units, To);
        (Units, To) = (usual.Units, usual.To);
        return null;
    }

    private async Task<Refusal?> ReadPrice()
    {
        Outcome<int> units = FormReader.WholeNumber("units", Units);
        if (units.IsRefused) return units.Refusal;
        Outcome<DoorPrice> price =
            await new PriceQuestion($"{units.Value}", To ?? "", By).Ask(prices, Listing, Now.UtcDate);
        if (price.IsRefused) return price.Refusal;
        Price = price.Value;
        return null;
    }
}
