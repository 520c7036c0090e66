using Sampan.Journeys.Bank;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// A debit on the statement: the payout it names has left the bank, and the order it belongs to learns of it. A debit
/// that names no payout of ours stops the reading: money left the account and nobody here sent it.
/// </summary>
public sealed class SettlePayout(OrderDesk desk)
{
    internal async Task<Refusal?> Run(BankAccount account, int house, Id id, StatementLine line)
    {
        Outcome<Id> payout = Id.Parse(line.Reference);
        CardRow? listed = payout.IsRefused ? null : await desk.Journal.Card(payout.Value);
        if (listed is not { Card.Kind: PayoutCard.Kind })
            return JourneyRefusals.LineUnknown.With(("line", line.LineId));
        PayoutCard card = PayoutCard.Read(listed.Card);
        Money amount = new(Math.Abs(line.Amount.Minor), line.Amount.Currency);
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = new Request(id, Hash256.Of(System.Text.Encoding.UTF8.GetBytes($"{amount}\n{line.Reference}"))),
            Book = house,
            Kind = "payout.settled",
            Subject = new Subject(
                listed.Subject, listed.Version, (card with { Amount = amount }).Card("settled", null)),
            Facts = FactCodec.Encode(new PayoutSettled(line.LineId, line.ValueDate)),
            Steps = [new Move(account.Payout(house, listed.Subject), account.Balance(house), amount.Minor)],
            Effective = line.ValueDate,
        });
        // A line read again names the version it was first settled on; the ledger knows it by its id.
        if (posted.IsRefused) return posted.Refusal;
        return card.Cause == PayoutCause.Return ? null : await Confirm(card, listed.Subject, amount, line.ValueDate);
    }

    private async Task<Refusal?> Confirm(PayoutCard card, Id payout, Money amount, DateOnly on)
    {
        Outcome<TradeRecord> told = await desk.RunDue($"confirm {payout}", card.Source, (record, _, _) =>
            record.Payouts.Any(p => p.Id == payout && p.ConfirmedOn is null)
                ? new Decision(new PayoutConfirmed(payout, amount, card.Cause == PayoutCause.Refund, on))
                : JourneyRefusals.NothingToPayOut);
        bool done = !told.IsRefused || told.Refusal.Code == JourneyRefusals.NothingToPayOut;
        return done ? null : told.Refusal;
    }
}
