using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Kept;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>One shop and what it sells.</summary>
[Kept(Shows.Market | Shows.Firms)]
public sealed class ShopModel(IMarket market, IPictures pictures, IFirms firms) : SampanPage
{
    public Shop Shop { get; private set; } = null!;

    public Firm Firm { get; private set; } = null!;

    public IReadOnlyList<Listing> Listings { get; private set; } = [];

    /// <summary>The first picture of each listing that has one.</summary>
    public IReadOnlyDictionary<Id, Picture> Pictures { get; private set; } = new Dictionary<Id, Picture>();

    public async Task<IActionResult> OnGet(string slug)
    {
        Outcome<Shop> shop = await market.ShopBySlug(slug);
        if (shop.IsRefused) return Refuse(shop.Refusal);
        Outcome<Firm> firm = await firms.Firm(shop.Value.Firm);
        if (firm.IsRefused) return Refuse(firm.Refusal);
        (Shop, Firm) = (shop.Value, firm.Value);
        Listings = await market.ListingsOf(Shop.Id, onlyActive: true);
        Pictures = await pictures.FirstOf([.. Listings.Select(listing => listing.Id)]);
        return Page();
    }
}
