using Sampan.Journeys.Bank;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Tells the bank to send a payout whose money has reached the house's book. The bank is asked under the attempt's own
/// key, so asking again after a crash pays once. It is paid when the bank's statement says so, and not before.
/// </summary>
public sealed class InstructPayout(OrderDesk desk, ICounterparties counterparties)
{
    /// <summary>True when the bank has answered the instruction; false when the payout waits.</summary>
    public async Task<Outcome<bool>> Run(CardRow listed, BankAccount account, CancellationToken cancel)
    {
        PayoutCard card = PayoutCard.Read(listed.Card);
        if (card.Commodity != account.Commodity.Code) return false;
        AccountKey key = account.Payout(listed.Book, listed.Subject);
        long minor = (await desk.Journal.Account(key, cancel)).Available;
        // Listed but not yet filled: the sweep is on its way.
        if (minor == 0) return false;
        var amount = new Money(minor, account.Currency);
        Payee? payee = await PayeeOf(card);
        if (payee is null) return await Block(listed, card, amount, "no_account");

        Outcome<PayoutAnswer> answer =
            await account.Bank.Pay(Instruction(account, listed.Subject, card.Attempt, payee, amount), cancel);
        if (answer.IsRefused)
        {
            // A "no" to the instruction itself. Whether an earlier one under this key was taken is not known: the key
            // stays, so that what was paid is not paid again.
            bool final = answer.Refusal.Code == BankRefusals.Refused;
            return final ? await Block(listed, card, amount, Code(answer.Refusal["code"])) : answer.Refusal;
        }
        return await Record(
            listed, card, amount,
            answer.Value.IsAccepted ? new PayoutInstructed(amount) : new PayoutDeclined(Code(answer.Value.Reason)));
    }

    private async Task<Payee?> PayeeOf(PayoutCard card)
    {
        // Money goes back to the account it came from, never to another that somebody names later.
        if (card.Payer is { } line) return await counterparties.PayerOf(line);
        // A loan's row has its borrower where an order's has its buyer.
        Card? source = (await desk.Journal.Card(card.Source))?.Card;
        Id? firm = card.Cause == PayoutCause.Loan ? source?.Buyer : source?.Seller;
        return firm is { } payee ? await counterparties.AccountOf(payee) : null;
    }

    private static PayoutInstruction Instruction(
        BankAccount account, Id payout, int attempt, Payee payee, Money amount) => new()
        {
            FromAccount = account.Number,
            ToAccountName = payee.Name,
            ToAccountNumber = payee.Account,
            Amount = amount,
            Reference = payout.ToString(),
            IdempotencyKey = attempt == 1 ? $"{payout}" : $"{payout}.{attempt}",
        };

    private async Task<Outcome<bool>> Block(CardRow listed, PayoutCard card, Money amount, string reason)
    {
        Outcome<bool> recorded = await Record(listed, card, amount, new PayoutBlocked(reason));
        return recorded.IsRefused ? recorded : false;
    }

    private async Task<Outcome<bool>> Record(CardRow listed, PayoutCard card, Money amount, Fact fact)
    {
        Card after = card.After(fact, amount).Row(fact, desk.Now);
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("payout", $"{listed.Subject}", after.State, $"{listed.Version}"),
            Book = listed.Book,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(listed.Subject, listed.Version, after),
            Facts = FactCodec.Encode(fact),
        });
        return posted.IsRefused ? posted.Refusal : true;
    }

    /// <summary>A bank's word is kept only when it is a code: prose may name a person.</summary>
    internal static string Code(string? word) =>
        word is { Length: > 0 and <= 60 } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? word
            : "unnamed";
}
