using Sampan.Identity;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

public sealed class ListingsModel(IFirms firms, IMarket market, IJournal journal) : DeskPage(firms)
{
    public IReadOnlyList<(Shop Shop, IReadOnlyList<(Listing Listing, long Available)> Goods)> Shops { get; private set; } =
        [];

    public async Task OnGet()
    {
        List<Account> accounts = await journal.Accounts(Firm.Id);
        var shops = new List<(Shop, IReadOnlyList<(Listing, long)>)>();
        foreach (Shop shop in await market.ShopsOf(Firm.Id))
        {
            IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Id, onlyActive: false);
            shops.Add((shop, [.. listings.Select(listing => (listing, Stock.Available(accounts, listing.Id)))]));
        }
        Shops = shops;
    }
}
