using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// Carries a loan on in its lender's book: lends what an order is pledged for, gives back what no order took, and takes
/// what orders have sent. Every step is harmless to repeat.
/// </summary>
public sealed class LoanDesk(OrderDesk desk)
{
    /// <summary>Longer than any answer under way: what is given back can no longer be pledged.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<LoanRecord?> Load(Id loan) => LoanRecord.Fold(loan, await desk.Journal.Entries(loan));

    /// <summary>True when something was done; refuses <c>loan_not_due</c> when nothing was to do.</summary>
    public async Task<Outcome<bool>> Advance(Id loan)
    {
        if (await Load(loan) is not { } record) return JourneyRefusals.LoanUnknown;
        TradeRecord? order = await desk.Load(record.Reserved.Order);
        if (order is null) return JourneyRefusals.OrderUnknown;
        bool pledged = order.Loan?.Terms == record.Terms;
        if (record.State == LoanState.Reserved && pledged) return await Draw(record, order);
        bool free = order.Loan is not null || desk.Now >= record.Reserved.Until + Grace;
        if (record.State == LoanState.Reserved && free) return await GiveUp(record, order);
        if (record.State == LoanState.Drawn && pledged && order.Loan!.Repaid.Count > record.Repaid.Count)
            return await Take(record, order);
        return JourneyRefusals.LoanNotDue;
    }

    /// <summary>The money leaves for the seller: the payout is listed first, and its money follows by sweep.</summary>
    private async Task<Outcome<bool>> Draw(LoanRecord loan, TradeRecord order)
    {
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        Id payout = PayoutCard.IdOf(PayoutCause.Loan, loan.Loan, 0);
        Commodity money = order.Terms.MoneyCommodity;
        var card = new PayoutCard { Cause = PayoutCause.Loan, Source = loan.Loan, Commodity = money.Code };
        Outcome<Receipt> listed = await desk.Ledger.Post(card.Listed(house.Value, payout, desk.Now));
        if (listed.IsRefused) return listed.Refusal;
        return await Post(loan, order, new LoanDrawn(payout), accounts =>
        [
            new PostHold(loan.Reserved.Hold),
            new Sweep(
                accounts.Committed(loan.Loan), new AccountKey(house.Value, Chart.Payout, payout, money),
                loan.Terms.Principal.Minor),
        ]);
    }

    private Task<Outcome<bool>> GiveUp(LoanRecord loan, TradeRecord order) =>
        Post(loan, order, new LoanGivenUp(), _ => [new ReleaseHold(loan.Reserved.Hold)]);

    /// <summary>What an order sent goes into the wallet, and the principal in it becomes headroom again.</summary>
    private Task<Outcome<bool>> Take(LoanRecord loan, TradeRecord order)
    {
        LoanRepaid part = order.Loan!.Repaid[loan.Repaid.Count];
        Id mandate = loan.Terms.Mandate;
        return Post(loan, order, part, accounts =>
        [
            new Move(accounts.Repaid(loan.Loan), accounts.Wallet, part.Total.Minor),
            .. loan.Reserved.Limits.SelectMany(limit => OrderAccounts.Money(
                accounts.Exposed(mandate, limit), accounts.Headroom(mandate, limit), part.Principal)),
        ]);
    }

    private async Task<Outcome<bool>> Post(
        LoanRecord loan, TradeRecord order, Fact fact, Func<LenderAccounts, IReadOnlyList<Step>> steps)
    {
        Outcome<int> book = await desk.Book(loan.Terms.Lender);
        if (book.IsRefused) return book.Refusal;
        var accounts = new LenderAccounts(book.Value, loan.Terms.Lender, order.Terms.MoneyCommodity);
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            // Each try is a request of its own, so that "the money is still on its way" is not its answer for good.
            Request = Request.Of("loan", $"{loan.Loan}", $"{loan.Version}", $"{Id.New(desk.Now)}"),
            Book = book.Value,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(loan.Loan, loan.Version, loan.After(fact).Row()),
            Facts = FactCodec.Encode(fact),
            Steps = steps(accounts),
        });
        // Somebody else has just done it.
        if (posted.IsRefused && posted.Refusal.Code == LedgerRefusals.SubjectMoved) return false;
        return posted.IsRefused ? posted.Refusal : true;
    }
}
