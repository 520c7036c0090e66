using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// A line of a cart with what pages say about it. Shop and seller are null where the product is gone.
/// </summary>
public sealed record ShownLine(PricedLine Priced, Shop? Shop, Firm? Seller)
{
    public CartLine Line => Priced.Line;

    /// <summary>Nothing stands in the way of ordering it now.</summary>
    public bool IsReady => Priced.Refusal is null;

    /// <summary>
    /// What the line's order will ask its buyer to pay, as a form carries it: the line, minor units, the currency.
    /// </summary>
    public string Seen => $"{Line.Id} {Priced.Price.Value.PayNow.Minor} {Priced.Price.Value.PayNow.Currency.Code}";
}

/// <summary>A cart as it stands now. Each line becomes an order of its own.</summary>
public sealed record CartView(IReadOnlyList<ShownLine> Lines)
{
    public IEnumerable<IGrouping<Firm?, ShownLine>> Sellers => Lines.GroupBy(line => line.Seller, BySeller);

    /// <summary>Where the lines go: an address is in one country, so each is checked out by itself.</summary>
    public IEnumerable<Country> Countries => Lines.Select(line => line.Line.To).Distinct();

    public CartView To(Country to) => new([.. Lines.Where(line => line.Line.To == to)]);

    public IReadOnlyList<ShownLine> Ready => [.. Lines.Where(line => line.IsReady)];

    private IEnumerable<DoorPrice> ReadyPrices => Ready.Select(line => line.Priced.Price.Value);

    /// <summary>What is paid now for all that is ready, by currency.</summary>
    public IEnumerable<Money> PayNow => Sums(ReadyPrices.Select(price => price.PayNow));

    /// <summary>
    /// What borders will ask for all that is ready, by currency; null where it is not known of each.
    /// </summary>
    public IEnumerable<Money>? AtBorder => ReadyPrices.Any(price => price.Border.IsRefused)
        ? null
        : Sums(ReadyPrices.Select(price => price.Border.Value.Money(price.Border.Value.Total)));

    /// <summary>How many sellers, orders and payments the ready lines become, and why.</summary>
    public string Says(Texts text)
    {
        int orders = Ready.Count, sellers = Ready.DistinctBy(line => line.Seller?.Id).Count();
        string key = orders == 1 ? "cart.says_one" : sellers == 1 ? "cart.says_one_seller" : "cart.says_many";
        return text.Of(key, ("orders", Show.Number(orders)), ("sellers", Show.Number(sellers)));
    }

    private static IEnumerable<Money> Sums(IEnumerable<Money> amounts) =>
        amounts.GroupBy(amount => amount.Currency).Select(same => same.Aggregate((sum, more) => sum + more));

    private static readonly IEqualityComparer<Firm?> BySeller =
        EqualityComparer<Firm?>.Create((a, b) => a?.Id == b?.Id, firm => firm?.Id.GetHashCode() ?? 0);
}

/// <summary>Looks up and prices what is in a cart.</summary>
public sealed class CartReader(CartPrices prices, IMarket market, IFirms firms)
{
    public async Task<CartView> Read(Cart cart, DateOnly day)
    {
        var lines = new List<ShownLine>();
        foreach (CartLine line in cart.Lines)
        {
            PricedLine priced = await prices.Of(line, day);
            if (priced.Listing is not { } listing)
            {
                lines.Add(new ShownLine(priced, null, null));
                continue;
            }
            Outcome<Shop> shop = await market.Shop(listing.Shop);
            Outcome<Firm> seller = await firms.Firm(listing.Firm);
            lines.Add(new ShownLine(
                priced, shop.IsRefused ? null : shop.Value, seller.IsRefused ? null : seller.Value));
        }
        return new CartView(lines);
    }
}
