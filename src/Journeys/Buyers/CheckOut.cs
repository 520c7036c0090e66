using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Buyers;

/// <summary>A line of a cart and the total its buyer was shown: at no other is it ordered.</summary>
public sealed record AgreedLine(CartLine Line, Money Total);

/// <summary>What became of a line: an order, or why there is none.</summary>
public sealed record CheckedOutLine(CartLine Line, Outcome<AcceptedOrder> Order);

/// <summary>
/// Makes one order of each line of a cart. A listing that is shown is its seller's standing offer, so the offer of
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
        Id Cart, string Key, IReadOnlyList<AgreedLine> Lines, BuyerDetails Buyer, string Place, string Code);

    /// <summary>
    /// Sends the code. Refuses what the buyer entered wrong before anything is sent. <paramref name="write"/> words the
    /// letter in the reader's language.
    /// </summary>
    public async Task<Refusal?> SendCode(Id cart, BuyerDetails buyer, string place, Func<string, Letter> write) =>
        BuyerDesk.Check(buyer) ?? MakeOffer.Check(place)
            ?? await codes.Send(new CodeKey(Purpose, buyer.Email, cart), write, desk.Now);

    /// <summary>
    /// Refuses what concerns the whole: the buyer's details and the code, which is asked for while an order of the cart
    /// is not placed yet. Whatever else is refused is the answer of one line: beside what <see cref="CartPrices"/>,
    /// <see cref="MakeOffer"/> and the ledger refuse, <c>price_moved</c> and <c>line_ordered</c>.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<CheckedOutLine>>> Run(
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

    private async Task<Outcome<IReadOnlyList<CheckedOutLine>>> Order(
        Command command, Func<OrderTerms, string, Letter> writeLink)
    {
        var offered = new List<(CartLine Line, Outcome<TradeRecord> Offer)>();
        foreach (AgreedLine agreed in command.Lines) offered.Add((agreed.Line, await Offer(command, agreed)));
        Refusal? unproven = offered.Any(line => IsOpen(line.Offer))
            ? await codes.Redeem(
                new CodeKey(Purpose, command.Buyer.Email, command.Cart), command.Code, desk.Now)
            : null;
        // What is an order already gets its answer again, also when the code was spent on it.
        if (unproven is not null && offered.All(line => line.Offer.IsRefused || IsOpen(line.Offer))) return unproven;
        var done = new List<CheckedOutLine>();
        foreach ((CartLine line, Outcome<TradeRecord> offer) in offered)
        {
            done.Add(new CheckedOutLine(
                line,
                offer.IsRefused ? offer.Refusal
                : unproven is not null && IsOpen(offer) ? unproven
                : await Accept(command, offer.Value, writeLink)));
        }
        return done;
    }

    private static bool IsOpen(Outcome<TradeRecord> offer) =>
        !offer.IsRefused && offer.Value.State == OrderState.Offered;

    /// <summary>
    /// A line whose order was placed by another form, the answer to which was lost, is named by that order.
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

    private async Task<Outcome<TradeRecord>> Offer(Command command, AgreedLine agreed)
    {
        PricedLine now = await prices.Of(agreed.Line, desk.Now.UtcDate);
        // Whether there is stock for it is asked by the ledger, when it is placed: a repetition has taken its own.
        if (now.Price.IsRefused) return now.Price.Refusal;
        DoorPrice price = now.Price.Value;
        if (price.PayNow != agreed.Total) return JourneyRefusals.PriceMoved;
        CartLine line = agreed.Line;
        // A line that was changed is another request, so that nobody is held to what he has corrected.
        var request = Request.Of(
            "order from cart", $"{command.Cart}", $"{line.Id}", $"{line.Listing}", $"{line.Units}", line.To.Code,
            $"{price.Way.Card.Id}", $"{agreed.Total.Minor} {agreed.Total.Currency.Code}", command.Place);
        Outcome<OfferedOrder> offered = await offers.Run(Asked(request));
        // Offered a week ago and never accepted: it is offered anew.
        if (!offered.IsRefused && offered.Value.Record is { State: OrderState.Offered } old
            && old.Terms.OpenUntil <= desk.Now)
            offered = await offers.Run(Asked(Request.Of("order from cart again", $"{old.Order}")));
        if (offered.IsRefused) return offered.Refusal;
        // The offer was priced once more: between the two a rate card or the day may have changed.
        return offered.Value.Record.Terms.Total == agreed.Total ? offered.Value.Record : JourneyRefusals.PriceMoved;

        MakeOffer.Command Asked(Request by) => new(by, now.Listing!, line.Units, line.To, command.Place)
        {
            Card = price.Way.Card.Id,
        };
    }

    private static Request Accepting(Command command, Id order) => Request.Of(
        [
            "accept from cart", $"{order}", command.Key, command.Buyer.Email, command.Buyer.Name,
            .. command.Buyer.Address,
        ]);
}
