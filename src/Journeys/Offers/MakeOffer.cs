using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Offers;

/// <summary>
/// An offer and the address under which its buyer finds it. The token is shown once: only its hash is kept.
/// </summary>
public sealed record OfferedOrder(TradeRecord Record, string LinkToken);

/// <summary>
/// Makes an order link: prices the listing, freezes and signs the border quote, records the offer, and issues an
/// address nobody can guess. Used by the seller's desk, by a visitor who orders from the listing's page, and by the
/// checkout of a cart: what is shown for sale is its seller's standing offer.
/// </summary>
public sealed class MakeOffer(
    OrderDesk desk, DoorPrices prices, ITariffShelf shelf, IFirms firms, IOrderAddresses addresses)
{
    private const int MaxPlace = 60;

    /// <summary>The link outlives the trade: the buyer tracks, complains and fetches papers with it.</summary>
    internal static readonly TimeSpan LinkValidity = TimeSpan.FromDays(400);

    private readonly OfferOrder _offer = new(desk);

    /// <param name="Goods">What is offered, of one seller: see <see cref="DoorPrices.MayTravelWith"/>.</param>
    public sealed record Command(Request Request, IReadOnlyList<WantedGoods> Goods, Country To, string Place)
    {
        /// <summary>The rate card to travel by; the cheapest when nobody chose.</summary>
        public Id Card { get; init; }

        /// <summary>Null: all before shipping.</summary>
        public OfferOrder.PaymentWish? Payment { get; init; }
    }

    public async Task<Outcome<OfferedOrder>> Run(Command command)
    {
        if (Check(command.Place) is { } wrong) return wrong;
        Outcome<DoorPrice> price = await prices.Of(command.Goods, command.To, desk.Now.UtcDate, command.Card);
        if (price.IsRefused) return price.Refusal;
        Outcome<Firm> seller = await firms.Firm(price.Value.Lines[0].Listing.Firm);
        if (seller.IsRefused) return seller.Refusal;

        var goods = new List<OfferOrder.OfferedGoods>();
        foreach (PricedGoods line in price.Value.Lines) goods.Add(Goods(line, await Freeze(line)));
        // The same request again gives the order it began, whatever this one would have been called.
        var order = Id.New(desk.Now);
        PaymentReference reference = await addresses.ReferenceOf(order, desk.Now);
        Outcome<TradeRecord> offered =
            await _offer.Run(Offer(command, price.Value, seller.Value, order, reference, goods));
        if (offered.IsRefused) return offered.Refusal;
        string token = await addresses.IssueLink(offered.Value.Order, desk.Now, desk.Now + LinkValidity);
        return new OfferedOrder(offered.Value, token);
    }

    /// <summary>Whether papers can name the town; asked again when the offer is made.</summary>
    public static Refusal? Check(string place)
    {
        if (place.Length is 0 or > MaxPlace) return JourneyRefusals.TextTooLong.With(("limit", $"{MaxPlace}"));
        return PaperText.IsLatin(place) ? null : JourneyRefusals.PlaceNotLatin;
    }

    private async Task<Hash256> Freeze(PricedGoods line) => line.Border.IsRefused
        ? Hash256.Zero
        : (await shelf.Freeze(line.Border.Value, desk.Now)).Hash;

    private static OfferOrder.Command Offer(
        Command command, DoorPrice price, Firm seller, Id order, PaymentReference reference,
        IReadOnlyList<OfferOrder.OfferedGoods> goods)
    {
        ListingTerms terms = price.Lines[0].Listing.Terms;
        StoredCard card = price.Way.Card;
        return new OfferOrder.Command
        {
            Request = command.Request,
            Order = order,
            Seller = seller.Id,
            Goods = goods,
            Freight = price.Freight,
            Insurance = price.Insurance,
            Carriage = new Carriage(card.Id, card.Version, card.Hash, card.Rates.Carrier, card.Rates.Service),
            From = terms.Origin,
            To = command.To,
            Term = terms.Incoterm,
            Place = command.Place,
            Reference = reference.ToString(),
            Sandbox = seller.Sandbox,
            Practice = seller.Details.Kind == FirmKind.Practice,
            Payment = command.Payment,
        };
    }

    private static OfferOrder.OfferedGoods Goods(PricedGoods line, Hash256 quote)
    {
        ListingTerms terms = line.Listing.Terms;
        return new OfferOrder.OfferedGoods(
            line.Listing.Id, Title(terms), terms.HsCode, terms.Origin, line.Units, terms.Price, terms.UnitNetGrams,
            terms.UnitGrossGrams, terms.UnitsPerCarton, terms.Minimum, quote, line.Packing.TareGrams,
            terms.Words.TryGetValue("th", out Wording? thai) ? thai.Title : null);
    }

    /// <summary>Papers are in English; a listing without an English title prints the one it has.</summary>
    private static string Title(ListingTerms terms) =>
        terms.Words.TryGetValue("en", out Wording? english) ? english.Title : terms.Words.Values.First().Title;
}
