using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Buyers;

/// <summary>
/// Lines of a cart that become one order, and the total their buyer was shown: at no other are they ordered.
/// </summary>
public sealed record AgreedParcel(IReadOnlyList<CartLine> Lines, Money Total);

/// <summary>What became of a parcel: an order, or why there is none.</summary>
public sealed record CheckedOutParcel(AgreedParcel Parcel, Outcome<AcceptedOrder> Order);

/// <summary>
/// Makes one order of each parcel of a cart. A listing that is shown is its seller's standing offer, so the offer of
/// each order is made here and accepted at once, under one code for all. The orders stand alone from then on: what
/// is refused for one stops no other.
/// </summary>
public sealed class CheckOut(CartPrices prices, MakeOffer offers, BuyerDesk buyers, OrderDesk desk, ICodes codes)
{
    private const string Purpose = "check out";

    /// <summary>A form sent twice at once takes turns: the second finds what was ordered.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <param name="Cart">The cart's own name: under it the same lines become the same orders.</param>
    /// <param name="Key">The form's key: sent again it gets its first answers.</param>
    /// <param name="Place">The town the goods travel to, as papers name it.</param>
    public sealed record Command(
        Id Cart, string Key, IReadOnlyList<AgreedParcel> Parcels, BuyerDetails Buyer, string Place, string Code);

    /// <summary>
    /// Sends the code. Refuses what the buyer entered wrong before anything is sent. <paramref name="write"/> words the
    /// letter in the reader's language.
    /// </summary>
    public async Task<Refusal?> SendCode(Id cart, BuyerDetails buyer, string place, Func<string, Letter> write) =>
        BuyerDesk.Check(buyer) ?? MakeOffer.Check(place)
            ?? await codes.Send(new CodeKey(Purpose, buyer.Email, cart), write, desk.Now);

    /// <summary>
    /// Refuses what concerns the whole: the buyer's details and the code, which is asked for while an order of the cart
    /// is not placed yet. Whatever else is refused is the answer of one parcel: beside what <see cref="CartPrices"/>,
    /// <see cref="MakeOffer"/> and the ledger refuse, <c>price_moved</c> and <c>line_ordered</c>.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<CheckedOutParcel>>> Run(
        Command command, Func<OrderTerms, string, Letter> writeLink)
    {
        if ((BuyerDesk.Check(command.Buyer) ?? MakeOffer.Check(command.Place)) is { } wrong) return wrong;
        SemaphoreSlim turn = _turns[(int)(command.Cart.Value % (uint)_turns.Length)];
        await turn.WaitAsync();
        try
        {
            return await Order(command, writeLink);
        }
        finally
        {
            _ = turn.Release();
        }
    }

    private async Task<Outcome<IReadOnlyList<CheckedOutParcel>>> Order(
        Command command, Func<OrderTerms, string, Letter> writeLink)
    {
        var offered = new List<(AgreedParcel Parcel, Outcome<TradeRecord> Offer)>();
        foreach (AgreedParcel agreed in command.Parcels) offered.Add((agreed, await Offer(command, agreed)));
        Refusal? unproven = offered.Any(parcel => IsOpen(parcel.Offer))
            ? await codes.Redeem(
                new CodeKey(Purpose, command.Buyer.Email, command.Cart), command.Code, desk.Now)
            : null;
        // What is an order already gets its answer again, also when the code was spent on it.
        if (unproven is not null && offered.All(parcel => parcel.Offer.IsRefused || IsOpen(parcel.Offer)))
            return unproven;
        var done = new List<CheckedOutParcel>();
        foreach ((AgreedParcel parcel, Outcome<TradeRecord> offer) in offered)
        {
            done.Add(new CheckedOutParcel(
                parcel,
                offer.IsRefused ? offer.Refusal
                : unproven is not null && IsOpen(offer) ? unproven
                : await Accept(command, offer.Value, writeLink)));
        }
        return done;
    }

    private static bool IsOpen(Outcome<TradeRecord> offer) =>
        !offer.IsRefused && offer.Value.State == OrderState.Offered;

    /// <summary>
    /// What was ordered by another form, the answer to which was lost, is named by that order.
    /// </summary>
    private async Task<Outcome<AcceptedOrder>> Accept(
        Command command, TradeRecord offer, Func<OrderTerms, string, Letter> writeLink)
    {
        Outcome<AcceptedOrder> taken = await buyers.Take(
            Accepting(command, offer.Order), offer, command.Buyer, token => writeLink(offer.Terms, token));
        return taken.Refusal?.Code == JourneyRefusals.OrderNotOpen
            ? JourneyRefusals.LineOrdered.With(("reference", offer.Terms.Reference))
            : taken;
    }

    private async Task<Outcome<TradeRecord>> Offer(Command command, AgreedParcel agreed)
    {
        // Whether there is stock for it is asked by the ledger, when it is placed: a repetition has taken its own.
        Outcome<DoorPrice> now = await prices.Together(agreed.Lines, desk.Now.UtcDate);
        if (now.IsRefused) return now.Refusal;
        DoorPrice price = now.Value;
        if (price.PayNow != agreed.Total) return JourneyRefusals.PriceMoved;
        // What was changed is another request, so that nobody is held to what he has corrected.
        var request = Request.Of(
        [
            "order from cart", $"{command.Cart}", .. agreed.Lines.Select(Written), price.To.Code,
            $"{price.Way.Card.Id}", $"{agreed.Total.Minor} {agreed.Total.Currency.Code}", command.Place,
        ]);
        Outcome<OfferedOrder> offered = await offers.Run(Asked(request));
        // Offered a week ago and never accepted: it is offered anew.
        if (!offered.IsRefused && offered.Value.Record is { State: OrderState.Offered } old
            && old.Terms.OpenUntil <= desk.Now)
            offered = await offers.Run(Asked(Request.Of("order from cart again", $"{old.Order}")));
        if (offered.IsRefused) return offered.Refusal;
        // The offer was priced once more: between the two a rate card or the day may have changed.
        return offered.Value.Record.Terms.Total == agreed.Total ? offered.Value.Record : JourneyRefusals.PriceMoved;

        MakeOffer.Command Asked(Request by) => new(
            by, [.. price.Lines.Select(line => new WantedGoods(line.Listing, line.Units))], price.To, command.Place)
        {
            Card = price.Way.Card.Id,
        };
    }

    private static string Written(CartLine line) => $"{line.Id} {line.Listing} {line.Units}";

    private static Request Accepting(Command command, Id order) => Request.Of(
        [
            "accept from cart", $"{order}", command.Key, command.Buyer.Email, command.Buyer.Name,
            .. command.Buyer.Address,
        ]);
}
