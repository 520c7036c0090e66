using Sampan.Journeys.Bank;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Tells the bank to send a payout whose money has reached the house's book. The bank is asked under the payout's own
/// key, so asking again after a crash pays once. It is paid when the bank's statement says so, and not before.
/// </summary>
public sealed class InstructPayout(OrderDesk desk, ICounterparties counterparties)
{
    /// <summary>How long until a payout that could not be sent is tried again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>True when the bank has taken the instruction; false when the payout waits.</summary>
    public async Task<Outcome<bool>> Run(CardRow listed, BankAccount account, CancellationToken cancel)
    {
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        PayoutCard card = PayoutCard.Read(listed.Card);
        AccountKey key = account.Payout(house.Value, listed.Subject);
        long minor = (await desk.Journal.Account(key, cancel)).Available;
        // Listed but not yet filled: the sweep is on its way, or the order moved on and nothing will come.
        if (minor == 0) return await Wait(listed, card);
        var amount = new Money(minor, account.Currency);
        Payee? payee = await PayeeOf(card);
        if (payee is null) return await Wait(listed, card);

        Outcome<PayoutAnswer> answer = await account.Bank.Pay(
            Instruction(account, listed.Subject, payee, amount), cancel);
        if (answer.IsRefused) return answer.Refusal;
        return answer.Value.IsAccepted
            ? await Record(listed, card with { Amount = amount }, "instructed", null, new PayoutInstructed(amount))
            : await Record(listed, card with { Amount = amount }, "declined", null,
                new PayoutDeclined(Cut(answer.Value.Reason)));
    }

    private async Task<Payee?> PayeeOf(PayoutCard card)
    {
        if (card.Cause == PayoutCause.Return) return await counterparties.PayerOf(card.Source);
        TradeRecord? order = await desk.Load(card.Source);
        if (order is null) return null;
        if (card.Cause == PayoutCause.Seller) return await counterparties.AccountOf(order.Seller);
        // Money goes back to the account it came from, never to another that somebody names later.
        PaymentReceived? first = order.History.Select(h => h.Fact).OfType<PaymentReceived>().FirstOrDefault();
        return first is null ? null : await counterparties.PayerOf(first.Line);
    }

    private static PayoutInstruction Instruction(BankAccount account, Id payout, Payee payee, Money amount) => new()
    {
        FromAccount = account.Number,
        ToAccountName = payee.Name,
        ToAccountNumber = payee.Account,
        Amount = amount,
        Reference = payout.ToString(),
        IdempotencyKey = payout.ToString(),
    };

    private async Task<Outcome<bool>> Wait(CardRow listed, PayoutCard card) =>
        await Record(listed, card, "asked", desk.Now + Again, null);

    private async Task<Outcome<bool>> Record(CardRow listed, PayoutCard card, string state, Instant? due, Fact? fact)
    {
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("payout", $"{listed.Subject}", state, $"{listed.Version}"),
            Book = listed.Book,
            Kind = fact is null ? "payout.waits" : FactCodec.TypeOf(fact),
            Subject = new Subject(listed.Subject, listed.Version, card.Card(state, due)),
            Facts = fact is null ? FactCodec.Encode() : FactCodec.Encode(fact),
        });
        return posted.IsRefused ? posted.Refusal : state != "asked";
    }

    private static string Cut(string? reason) => reason is null ? "" : reason.Length <= 60 ? reason : reason[..60];
}
