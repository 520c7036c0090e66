using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// An operator decides on money that waits: it belongs to an order after all, or it goes back to where it came from.
/// </summary>
public sealed class ResolveLine(OrderDesk desk)
{
    private readonly TakePayment _payment = new(desk);

    public async Task<Outcome<TradeRecord>> Match(Request request, Id line, Id order, BankAccount account)
    {
        Outcome<(CardRow Row, LineCard Card, int House)> waiting = await Waiting(line);
        if (waiting.IsRefused) return waiting.Refusal;
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.Terms.MoneyCommodity != account.Commodity) return JourneyRefusals.PaymentCurrencyWrong;
        Outcome<int> book = await desk.Book(record.Seller);
        if (book.IsRefused) return book.Refusal;
        (CardRow row, LineCard card, int house) = waiting.Value;
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = request,
            Book = house,
            Kind = "line.matched",
            Subject = new Subject(line, row.Version, Carded(card with { Order = order }, "matched")),
            Facts = FactCodec.Encode(new LineMatched(order)),
            Steps =
            [
                new Sweep(
                    account.Suspense(house, line), new OrderAccounts(book.Value, record).Arrivals, card.Amount.Minor),
            ],
        });
        if (posted.IsRefused) return posted.Refusal;
        await desk.Ledger.Settled();
        return await _payment.Run(order, line, card.Amount);
    }

    public async Task<Outcome<Receipt>> Return(Request request, Id line, BankAccount account)
    {
        Outcome<(CardRow Row, LineCard Card, int House)> waiting = await Waiting(line);
        if (waiting.IsRefused) return waiting.Refusal;
        (CardRow row, LineCard card, int house) = waiting.Value;
        Id payout = PayoutCard.IdOf(PayoutCause.Return, line, 0);
        Outcome<Receipt> listed = await desk.Ledger.Post(
            AskPayout.Listed(house, payout, PayoutCause.Return, line, desk.Now));
        if (listed.IsRefused) return listed.Refusal;
        return await desk.Ledger.Post(new EntryRequest
        {
            Request = request,
            Book = house,
            Kind = "line.returned",
            Subject = new Subject(line, row.Version, Carded(card, "returned")),
            Facts = FactCodec.Encode(new LineReturned(payout)),
            Steps = [new Move(account.Suspense(house, line), account.Payout(house, payout), card.Amount.Minor)],
        });
    }

    private async Task<Outcome<(CardRow, LineCard, int)>> Waiting(Id line)
    {
        CardRow? row = await desk.Journal.Card(line);
        if (row is not { Card.Kind: LineCard.Kind }) return JourneyRefusals.LineUnknown;
        if (row.Card.State is not ("waiting" or "questioned"))
            return JourneyRefusals.LineNotWaiting.With(("state", row.Card.State));
        Outcome<int> house = await desk.Book(Id.None);
        return house.IsRefused ? house.Refusal : (row, LineCard.Read(row.Card), house.Value);
    }

    private static Card Carded(LineCard card, string state) =>
        new(LineCard.Kind, state, Id.None, Id.None, null, card.Bytes());
}
