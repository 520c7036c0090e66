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
}

/// <summary>Lines that become one order, with its price where one of them can be ordered now.</summary>
public sealed record ShownParcel(IReadOnlyList<ShownLine> Lines, DoorPrice? Price)
{
    public Firm? Seller => Lines[0].Seller;

    public Country To => Lines[0].Line.To;

    /// <summary>What is ordered of it: nothing stands in the way of these.</summary>
    public IReadOnlyList<ShownLine> Ready => Price is null ? [] : [.. Lines.Where(line => line.Priced.Refusal is null)];

    /// <summary>
    /// What the order will ask its buyer to pay, as a form carries it: minor units, the currency, then the lines.
    /// </summary>
    public string Seen =>
        $"{Price!.PayNow.Minor} {Price.PayNow.Currency.Code} {string.Join(' ', Ready.Select(line => line.Line.Id))}";
}

/// <summary>A cart as it stands now. Each parcel becomes an order of its own.</summary>
public sealed record CartView(IReadOnlyList<ShownParcel> Parcels)
{
    public IReadOnlyList<ShownLine> Lines => [.. Parcels.SelectMany(parcel => parcel.Lines)];

    public IEnumerable<IGrouping<Firm?, ShownParcel>> Sellers => Parcels.GroupBy(parcel => parcel.Seller, BySeller);

    /// <summary>Where the goods go: an address is in one country, so each is checked out by itself.</summary>
    public IEnumerable<Country> Countries => Parcels.Select(parcel => parcel.To).Distinct();

    public CartView To(Country to) => new([.. Parcels.Where(parcel => parcel.To == to)]);

    /// <summary>The orders that can be made now.</summary>
    public IReadOnlyList<ShownParcel> Ready => [.. Parcels.Where(parcel => parcel.Ready.Count > 0)];

    /// <summary>Lines that stay in the cart when the ready ones are ordered.</summary>
    public int LeftOut => Lines.Count - Ready.Sum(parcel => parcel.Ready.Count);

    /// <summary>What is paid now for all that is ready, by currency.</summary>
    public IEnumerable<Money> PayNow => Sums(Ready.Select(parcel => parcel.Price!.PayNow));

    /// <summary>
    /// What borders will ask for all that is ready, by currency; null where it is not known of each.
    /// </summary>
    public IEnumerable<Money>? AtBorder
    {
        get
        {
            Money?[] charges = [.. Ready.Select(parcel => parcel.Price!.AtBorder)];
            return charges.Any(charge => charge is null) ? null : Sums(charges.OfType<Money>());
        }
    }

    /// <summary>How many sellers, orders and payments the ready parcels become, and why.</summary>
    public string Says(Texts text)
    {
        int orders = Ready.Count, sellers = Ready.DistinctBy(parcel => parcel.Seller?.Id).Count();
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
        var parcels = new List<ShownParcel>();
        foreach (CartParcel parcel in await prices.Of(cart.Lines, day))
        {
            var lines = new List<ShownLine>();
            foreach (PricedLine line in parcel.Lines) lines.Add(await Show(line));
            parcels.Add(new ShownParcel(lines, parcel.Price));
        }
        return new CartView(parcels);
    }

    private async Task<ShownLine> Show(PricedLine line)
    {
        if (line.Listing is not { } listing) return new ShownLine(line, null, null);
        Outcome<Shop> shop = await market.Shop(listing.Shop);
        Outcome<Firm> seller = await firms.Firm(listing.Firm);
        return new ShownLine(line, shop.IsRefused ? null : shop.Value, seller.IsRefused ? null : seller.Value);
    }
}
