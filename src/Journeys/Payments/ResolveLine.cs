using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// An operator decides on money that waits: it belongs to an order after all, or it goes back to where it came from.
/// A repetition of the request gets its first answer.
/// </summary>
public sealed class ResolveLine(OrderDesk desk, ICounterparties counterparties)
{
    private readonly FinishLine _finish = new(desk);

    public async Task<Outcome<TradeRecord>> Match(Request request, Id line, Id order, BankAccount account)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        Outcome<int> book = await desk.Book(record.Seller);
        if (book.IsRefused) return book.Refusal;
        Payee? payer = await counterparties.PayerOf(line);
        bool repays = record.Loan is { } loan && payer is not null &&
            !LoanBalance.On(desk.Now.UtcDate, loan.Terms, loan.Repaid).IsPaid &&
            await counterparties.IsSeller(record.Seller, payer.Account);
        bool insured = record.Claim is not null && payer is not null && counterparties.IsInsurer(payer.Account);
        Outcome<Receipt> matched = await Resolve(request, line, (row, card) =>
        {
            if (card.Commodity != account.Commodity.Code || record.Terms.MoneyCommodity != account.Commodity)
                return JourneyRefusals.PaymentCurrencyWrong;
            // An offer has no buyer yet: its money waits until it is accepted, or is sent back.
            if (record.State == OrderState.Offered) return JourneyRefusals.OrderNotPlaced;
            var arrivals = new OrderAccounts(book.Value, record).Arrivals;
            return Entry(
                request, row, card,
                insured ? new LineInsured(order) : repays ? new LineRepays(order) : new LineMatched(order),
                new Sweep(account.Suspense(row.Book, line), arrivals, card.Amount.Minor));
        });
        if (matched.IsRefused) return matched.Refusal;
        Outcome<bool> finished = await _finish.Run(line);
        return finished.IsRefused ? finished.Refusal : (await desk.Load(order))!;
    }

    /// <summary>The money is a lender's own after all, though its bank spells the name otherwise.</summary>
    public async Task<Outcome<Receipt>> Deposit(Request request, Id line, Id lender, BankAccount account)
    {
        if (!await counterparties.IsLender(lender, account.Bank.IsSandbox)) return JourneyRefusals.OrderUnknown;
        Outcome<int> book = await desk.Book(lender);
        if (book.IsRefused) return book.Refusal;
        AccountKey wallet = new LenderAccounts(book.Value, lender, account.Commodity).Wallet;
        return await Resolve(request, line, (row, card) => card.Commodity != account.Commodity.Code
            ? JourneyRefusals.PaymentCurrencyWrong
            : Entry(
                request, row, card, new LineDeposited(lender),
                new Sweep(account.Suspense(row.Book, line), wallet, card.Amount.Minor)));
    }

    public async Task<Outcome<Receipt>> Return(Request request, Id line, BankAccount account)
    {
        Id payout = FinishLine.PayoutOf(line);
        Outcome<Receipt> returned = await Resolve(request, line, (row, card) =>
        {
            if (card.Commodity != account.Commodity.Code) return JourneyRefusals.PaymentCurrencyWrong;
            return Entry(
                request, row, card, new LineReturned(payout),
                new Move(account.Suspense(row.Book, line), account.Payout(row.Book, payout), card.Amount.Minor));
        });
        if (returned.IsRefused) return returned;
        Outcome<bool> finished = await _finish.Run(line);
        return finished.IsRefused ? finished.Refusal : returned;
    }

    private async Task<Outcome<Receipt>> Resolve(
        Request request, Id line, Func<CardRow, LineCard, Outcome<EntryRequest>> decide)
    {
        CardRow? row = await desk.Journal.Card(line);
        if (row is not { Card.Kind: LineCard.Kind }) return JourneyRefusals.LineUnknown;
        Outcome<EntryRequest> decided = row.Card.State is "waiting" or "questioned"
            ? decide(row, LineCard.Read(row.Card))
            : JourneyRefusals.LineNotWaiting.With(("state", row.Card.State));
        return decided.IsRefused
            ? await desk.Ledger.Refuse(request, decided.Refusal)
            : await desk.Ledger.Post(decided.Value);
    }

    private EntryRequest Entry(Request request, CardRow row, LineCard card, Fact fact, Step step) => new()
    {
        Request = request,
        Book = row.Book,
        Kind = FactCodec.TypeOf(fact),
        Subject = new Subject(row.Subject, row.Version, card.After(row.Card.State, [fact], desk.Now)),
        Facts = FactCodec.Encode(fact),
        Steps = [step],
    };
}
