using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>One listing: its words and figures, and how many there are of it.</summary>
public sealed class ListingModel(
    IFirms firms, IMarket market, DoorPrices prices, AddStock stock, ListingExtras extras)
    : EditListing(firms, market, prices, extras.Guides)
{
    [BindProperty(Name = "units")]
    public string? Units { get; set; }

    public Listing Listing { get; private set; } = null!;

    protected override Id Edited => Listing.Id;

    public string ShopSlug { get; private set; } = "";

    public IReadOnlyList<Picture> Pictures { get; private set; } = [];

    public long Available { get; private set; }

    /// <summary>Who confirmed a code for it last, by address, and which; null when nobody did.</summary>
    public (ConfirmedCode Code, string By)? Confirmed { get; private set; }

    /// <summary>What somebody else saved while this form was open: field, stored now, typed here.</summary>
    public IReadOnlyList<(string Field, string Here, string There)> Moved { get; private set; } = [];

    public async Task<IActionResult> OnGet(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Form = ListingForm.Of(Listing);
        Version = Listing.Version;
        _ = await Check(Listing.Terms);
        return Page();
    }

    public async Task<IActionResult> OnPostCheck(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Form = ListingForm.Read(Request.Form);
        Outcome<ListingTerms> terms = Form.Terms(Listing.Terms);
        if (terms.IsRefused) return Say(terms.Refusal);
        return await Check(terms.Value) is { } wrong ? Say(wrong) : Page();
    }

    public async Task<IActionResult> OnPostSuggest(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Form = ListingForm.Read(Request.Form);
        return await Suggest() is { } refusal ? Say(refusal) : Page();
    }

    public async Task<IActionResult> OnPost(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Form = ListingForm.Read(Request.Form);
        Outcome<ListingTerms> terms = Form.Terms(Listing.Terms);
        if (terms.IsRefused) return Say(terms.Refusal);
        Outcome<Listing> saved = await Market.SaveListing(
            new SaveListing(Firm.Id, Listing.Shop, Listing.Id, Version, Form["slug"], terms.Value), Now);
        if (!saved.IsRefused) return Redirect($"/desk/{Firm.Id}/listings/{Listing.Id}?done=saved");
        return saved.Refusal.Code == MarketRefusals.ListingMoved
            ? await ShowMoved(listing, saved.Refusal)
            : Say(saved.Refusal);
    }

    public async Task<IActionResult> OnPostStock(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Form = ListingForm.Of(Listing);
        Version = Listing.Version;
        Outcome<int> units = FormReader.WholeNumber("units", Units);
        if (units.IsRefused) return Say(units.Refusal);
        Outcome<Receipt> added = await stock.Run(new AddStock.Command(
            FormRequest("add stock", Firm.Id, listing, Units), Firm.Id, Listing.Id, units.Value));
        return added.IsRefused
            ? Say(added.Refusal)
            : Redirect($"/desk/{Firm.Id}/listings/{Listing.Id}?done=stock#stock");
    }

    /// <summary>
    /// Somebody saved meanwhile. What is typed stays, beside what is stored now; the next save is on the new version.
    /// When nothing differs, it was this very form, sent twice.
    /// </summary>
    private async Task<IActionResult> ShowMoved(string listing, Refusal refusal)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Moved = ListingForm.Of(Listing).Differences(Form);
        if (Moved.Count == 0) return Redirect($"/desk/{Firm.Id}/listings/{Listing.Id}?done=saved");
        Version = Listing.Version;
        return Say(refusal);
    }

    private async Task<Refusal?> Find(string listing)
    {
        Outcome<Id> id = Id.Parse(listing);
        if (id.IsRefused) return MarketRefusals.ListingUnknown;
        Outcome<Listing> own = await Market.ListingOf(Firm.Id, id.Value);
        if (own.IsRefused) return own.Refusal;
        Listing = own.Value;
        Pictures = await extras.Pictures.Of(Listing.Id);
        Confirmed = await extras.ConfirmedBy(Firm.Id, Listing.Id);
        Available = await stock.Available(Firm.Id, Listing.Id);
        Outcome<Shop> shop = await Market.Shop(Listing.Shop);
        if (!shop.IsRefused) ShopSlug = shop.Value.Slug;
        return null;
    }
}
