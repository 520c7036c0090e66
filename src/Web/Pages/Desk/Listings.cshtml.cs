using Sampan.Identity;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>A shop with its listings and how many of each can still be sold.</summary>
public sealed record ShopGoods(Shop Shop, IReadOnlyList<(Listing Listing, long Available)> Goods);

public sealed class ListingsModel(IFirms firms, IMarket market, IJournal journal) : DeskPage(firms)
{
    public IReadOnlyList<ShopGoods> Shops { get; private set; } = [];

    public async Task OnGet()
    {
        List<Account> accounts = await journal.Accounts(Firm.Id);
        var shops = new List<ShopGoods>();
        foreach (Shop shop in await market.ShopsOf(Firm.Id))
        {
            IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Id, onlyActive: false);
            shops.Add(new ShopGoods(
                shop, [.. listings.Select(listing => (listing, Stock.Available(accounts, listing.Id)))]));
        }
        Shops = shops;
    }
}
