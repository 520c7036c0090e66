using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// An order link for one buyer: a price, then an address that is shown once. It begins with one product; what else may
/// travel with it can be put beside it.
/// </summary>
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

    /// <summary><c>before</c> for all before shipping, or <c>deposit</c> for a part of it.</summary>
    [BindProperty(Name = "payment", SupportsGet = true)]
    public string? Payment { get; set; }

    [BindProperty(Name = "deposit", SupportsGet = true)]
    public string? Deposit { get; set; } = "30";

    [BindProperty(Name = "rest-days", SupportsGet = true)]
    public string? RestDays { get; set; } = "30";

    /// <summary>What goes into the same order beside the first product, and of each how many.</summary>
    [BindProperty(Name = "also", SupportsGet = true)]
    public string?[] Also { get; set; } = [];

    /// <summary>Left empty, the product is taken out.</summary>
    [BindProperty(Name = "also-units", SupportsGet = true)]
    public string?[] AlsoUnits { get; set; } = [];

    /// <summary>The product to put beside them by this press.</summary>
    [BindProperty(Name = "add")]
    public string? Added { get; set; }

    public Listing Listing { get; private set; } = null!;

    public List<(Listing Listing, string Units)> Others { get; } = [];

    /// <summary>The product beside the first whose number was refused.</summary>
    public Id Wrong { get; private set; }

    /// <summary>What may travel with the first product and is not in the order yet.</summary>
    public IReadOnlyList<Listing> MayBeAdded { get; private set; } = [];

    /// <summary>Where some carrier takes it.</summary>
    public IReadOnlyList<Country> Destinations { get; private set; } = [];

    public DoorPrice? Price { get; private set; }

    /// <summary>What is chosen by the next press: the way whose price is shown, once one was chosen at all.</summary>
    public string? Way => string.IsNullOrEmpty(By) ? null : Price is { } shown ? $"{shown.Way.Card.Id}" : By;

    public OfferedOrder? Offered { get; private set; }

    public string Link => $"{Site.PublicUrl}/o/{Offered?.LinkToken}";

    /// <summary>A product and what it is counted in, where there are several.</summary>
    public string Named(Listing listing) =>
        $"{Text.Words(listing.Terms.Words).Title} ({Text[$"units.{listing.Terms.SalesUnit}"]})";

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
        // Chosen and not yet seen in the price: it is shown first.
        if (!string.IsNullOrEmpty(Added)) return Page();
        // The way the seller chose, or none: a card that was withdrawn meanwhile is not replaced by another carrier.
        Outcome<Id> card = string.IsNullOrEmpty(By) ? Id.None : Id.Parse(By);
        if (card.IsRefused) return Say(card.Refusal);
        Outcome<OfferOrder.PaymentWish?> payment = ReadPayment();
        if (payment.IsRefused) return Say(payment.Refusal);
        string place = (Place ?? "").Trim();
        WantedGoods[] goods = [.. Price!.Lines.Select(line => new WantedGoods(line.Listing, line.Units))];
        string?[] fields = [.. goods.SelectMany(line => (string[])[$"{line.Listing.Id}", $"{line.Units}"])];
        Outcome<OfferedOrder> offered = await offers.Run(
            new MakeOffer.Command(
                FormRequest("offer", Firm.Id, [.. fields, Price.To.Code, place, By, $"{payment.Value}"]), goods,
                Price.To, place)
            { Card = card.Value, Payment = payment.Value });
        if (offered.IsRefused) return Say(offered.Refusal);
        Offered = offered.Value;
        return Page();
    }

    private Outcome<OfferOrder.PaymentWish?> ReadPayment()
    {
        if (Payment != "deposit") return (OfferOrder.PaymentWish?)null;
        Outcome<int> percent = FormReader.WholeNumber("deposit", Deposit ?? "");
        Outcome<int> days = FormReader.WholeNumber("rest_days", RestDays ?? "");
        if (percent.IsRefused) return percent.Refusal;
        return days.IsRefused ? days.Refusal : new OfferOrder.PaymentWish(percent.Value, days.Value);
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
        return await FindOthers();
    }

    private async Task<Refusal?> FindOthers()
    {
        foreach ((string? also, string? units) in Also.Zip(AlsoUnits))
        {
            if (string.IsNullOrWhiteSpace(units)) continue;
            if (await PutBeside(also, units) is { } unknown) return unknown;
        }
        if (!string.IsNullOrEmpty(Added) && await PutBeside(Added, null) is { } refusal) return refusal;
        Shop? shop = (await market.ShopsOf(Firm.Id)).FirstOrDefault(own => own.Id == Listing.Shop);
        IReadOnlyList<Listing> all = shop is null ? [] : await market.ListingsOf(shop.Id, onlyActive: true);
        bool isFull = Others.Count + 1 >= OfferOrder.MostLines;
        MayBeAdded = isFull ? []
            : [.. all.Where(other => !IsInOrder(other.Id) && DoorPrices.MayTravelWith(Listing, other))];
        return null;
    }

    /// <summary>Any product of the firm, as the first: what the shop hides can be offered to one buyer.</summary>
    /// <param name="units">As typed; null for the smallest order of it.</param>
    private async Task<Refusal?> PutBeside(string? listing, string? units)
    {
        Outcome<Id> id = Id.Parse(listing);
        Outcome<Listing> own = id.IsRefused ? MarketRefusals.ListingUnknown : await market.ListingOf(Firm.Id, id.Value);
        if (own.IsRefused) return own.Refusal;
        if (!IsInOrder(own.Value.Id)) Others.Add((own.Value, units ?? $"{own.Value.Terms.Minimum}"));
        return null;
    }

    private bool IsInOrder(Id listing) => listing == Listing.Id || Others.Any(line => line.Listing.Id == listing);

    private async Task<Refusal?> ReadPrice()
    {
        var goods = new List<WantedGoods>();
        foreach ((Listing listing, string? typed) in Others.Prepend((Listing, Units ?? "")))
        {
            bool isFirst = listing == Listing;
            Outcome<int> units = FormReader.WholeNumber(isFirst ? "units" : "also_units", typed);
            if (units.IsRefused)
            {
                Wrong = isFirst ? Id.None : listing.Id;
                return units.Refusal;
            }
            goods.Add(new WantedGoods(listing, units.Value));
        }
        Outcome<DoorPrice> price = await new PriceQuestion("", To ?? "", By).Ask(prices, goods, Now.UtcDate);
        if (price.IsRefused) return price.Refusal;
        Price = price.Value;
        return null;
    }
}
