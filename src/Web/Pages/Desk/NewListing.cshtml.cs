using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Payments;
using Sampan.Market;

namespace Sampan.Web.Pages.Desk;

public sealed class NewListingModel(
    IFirms firms, IMarket market, DoorPrices prices, ICodeGuides guides, BankAccount account)
    : EditListing(firms, market, prices, guides)
{
    public async Task<IActionResult> OnGet()
    {
        if ((await Market.ShopsOf(Firm.Id)).Count == 0) return Redirect($"/desk/{Firm.Id}/shop");
        Form = ListingForm.New(account.Currency.Code);
        return Page();
    }

    public async Task<IActionResult> OnPostCheck()
    {
        Form = ListingForm.Read(Request.Form);
        Outcome<ListingTerms> terms = Form.Terms(null);
        if (terms.IsRefused) return Say(terms.Refusal);
        return await Check(terms.Value) is { } wrong ? Say(wrong) : Page();
    }

    public async Task<IActionResult> OnPostSuggest()
    {
        Form = ListingForm.Read(Request.Form);
        return await Suggest() is { } refusal ? Say(refusal) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Form = ListingForm.Read(Request.Form);
        IReadOnlyList<Shop> shops = await Market.ShopsOf(Firm.Id);
        if (shops.Count == 0) return Redirect($"/desk/{Firm.Id}/shop");
        Outcome<ListingTerms> terms = Form.Terms(null);
        if (terms.IsRefused) return Say(terms.Refusal);
        Outcome<Listing> saved = await Market.SaveListing(
            new SaveListing(Firm.Id, shops[0].Id, Id.None, 0, Form["slug"], terms.Value), Now);
        if (!saved.IsRefused) return Redirect($"/desk/{Firm.Id}/listings/{saved.Value.Id}?done=listed#stock");
        // The same form sent twice finds its own listing: the address is taken by exactly what was typed.
        Listing? same = (await Market.ListingsOf(shops[0].Id, onlyActive: false))
            .FirstOrDefault(listing =>
                listing.Slug == Form["slug"] && ListingForm.Of(listing).Differences(Form).Count == 0);
        return same is null ? Say(saved.Refusal) : Redirect($"/desk/{Firm.Id}/listings/{same.Id}?done=listed#stock");
    }
}
