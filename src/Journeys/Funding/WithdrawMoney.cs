using System.Text;
using System.Text.Json;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>What the row of a withdrawal shows: asked, until its payout is on the house's list.</summary>
public sealed record WithdrawalCard(Money Amount, Id Payout)
{
    public const string Kind = "withdrawal";

    public static WithdrawalCard Read(Card card) =>
        JsonSerializer.Deserialize<WithdrawalCard>(card.Summary, FactJson.Options)!;

    internal static Card Row(WithdrawalAsked asked, bool isListed, Instant at) => new(
        Kind, isListed ? "listed" : "asked", asked.Lender, Id.None, isListed ? null : at,
        JsonSerializer.SerializeToUtf8Bytes(new WithdrawalCard(asked.Amount, asked.Payout), FactJson.Options));
}

/// <summary>
/// A lender takes money out of its wallet, to its own bank account. It leaves the lender's book at once; its payout is
/// put on the house's list right after, or by the clockwork when that was cut off.
/// </summary>
public sealed class WithdrawMoney(OrderDesk desk, ICounterparties counterparties)
{
    public sealed record Command(Request Request, Id Lender, Money Amount, BankAccount Account);

    /// <summary>
    /// Refuses <c>withdrawal_not_positive</c>, <c>payment_currency_wrong</c>, <c>payout_account_missing</c>,
    /// <c>wallet_short</c>.
    /// </summary>
    public async Task<Outcome<Receipt>> Run(Command command)
    {
        BankAccount account = command.Account;
        if (command.Amount.Minor <= 0) return JourneyRefusals.WithdrawalNotPositive;
        if (command.Amount.Currency != account.Currency) return JourneyRefusals.PaymentCurrencyWrong;
        // Money that has nowhere to go stays where it is.
        if (await counterparties.AccountOf(command.Lender) is null) return JourneyRefusals.PayoutAccountMissing;
        Outcome<int> book = await desk.Book(command.Lender), house = await desk.Book(Id.None);
        if (book.IsRefused) return book.Refusal;
        if (house.IsRefused) return house.Refusal;
        Id withdrawal = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"withdrawal\n{command.Request.Id}")));
        Id payout = PayoutCard.IdOf(PayoutCause.Withdrawal, withdrawal, 0);
        var fact = new WithdrawalAsked(command.Lender, command.Amount, payout);
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = command.Request,
            Book = book.Value,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(withdrawal, 0, WithdrawalCard.Row(fact, isListed: false, desk.Now)),
            Facts = FactCodec.Encode(fact),
            Steps =
            [
                new Sweep(
                    new LenderAccounts(book.Value, command.Lender, account.Commodity).Wallet,
                    account.Payout(house.Value, payout), command.Amount.Minor),
            ],
        });
        if (posted.IsRefused)
            return posted.Refusal.Code == LedgerRefusals.BalanceShort ? JourneyRefusals.WalletShort : posted.Refusal;
        _ = await List(withdrawal);
        return posted;
    }

    /// <summary>Puts the payout on the house's list, once. True when that was still to do.</summary>
    public async Task<Outcome<bool>> List(Id withdrawal)
    {
        List<JournalEntry> entries = await desk.Journal.Entries(withdrawal);
        if (entries.Count != 1 || FactCodec.Decode(entries[0].Facts) is not [WithdrawalAsked asked]) return false;
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        var card = new PayoutCard
        {
            Cause = PayoutCause.Withdrawal,
            Source = withdrawal,
            Commodity = (await desk.Journal.Moves(entries[0].Seq))[0].Debit.Commodity.Code,
        };
        Outcome<Receipt> listed = await desk.Ledger.Post(card.Listed(house.Value, asked.Payout, desk.Now));
        if (listed.IsRefused) return listed.Refusal;
        Outcome<Receipt> done = await desk.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("withdrawal listed", $"{withdrawal}"),
            Book = entries[0].Book,
            Kind = "withdrawal.listed",
            Subject = new Subject(withdrawal, 1, WithdrawalCard.Row(asked, isListed: true, desk.Now)),
            Facts = FactCodec.Encode(),
        });
        return done.IsRefused ? done.Refusal : true;
    }
}
