using Sampan.Journeys.Bank;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// A line about a payout of ours: it has left the bank, or it came back. The house's payout learns of it in the line's
/// own entry, the order it belongs to right after. A line that names no payout, or not its amount, is not one of these:
/// it is recorded as any other, and a person must look.
/// </summary>
public sealed class SettlePayout(OrderDesk desk)
{
    /// <summary>The entry of a line that settles or returns a payout; null when it does neither.</summary>
    internal async Task<EntryRequest?> Entry(BankAccount account, Request request, StatementLine line)
    {
        if (await Named(line) is not { } row) return null;
        AccountKey key = account.Payout(row.Book, row.Subject);
        PayoutCard card = PayoutCard.Read(row.Card);
        Money amount = new(Math.Abs(line.Amount.Minor), line.Amount.Currency);
        if (card.Commodity != account.Commodity.Code) return null;
        if (line.Kind == StatementLineKind.Debit)
        {
            // The bank may be faster than our note that it took the instruction: what counts is that the money is here.
            long waiting = (await desk.Journal.Account(key)).Available;
            return waiting == amount.Minor
                ? Entry(
                    request, row, line, new PayoutSettled(line.LineId, line.ValueDate),
                    new Move(key, account.Balance(row.Book), amount.Minor))
                : null;
        }
        bool came = line.Kind == StatementLineKind.Return && row.Card.State == "settled" && card.Amount == amount;
        return came
            ? Entry(
                request, row, line, new PayoutReturned(line.LineId, line.ValueDate),
                new Move(account.Balance(row.Book), key, amount.Minor))
            : null;
    }

    /// <summary>Tells the order what the journal holds of the line; null when there is nothing more to tell.</summary>
    internal async Task<Refusal?> Follow(Id id, StatementLine line)
    {
        if (await Named(line) is not { } row) return null;
        PayoutCard card = PayoutCard.Read(row.Card);
        Fact? recorded = (await desk.Journal.Entries(row.Subject)).SelectMany(e => FactCodec.Decode(e.Facts))
            .FirstOrDefault(f =>
                f is PayoutSettled s ? s.LineId == line.LineId : f is PayoutReturned r && r.LineId == line.LineId);
        // Only an order waits for the bank's word.
        if (recorded is null || card.Cause is not (PayoutCause.Seller or PayoutCause.Refund)) return null;
        Outcome<TradeRecord> told = await desk.RunDue(
            "payout line", card.Source, (record, _, _) => Decide(record, row.Subject, id, recorded));
        bool done = !told.IsRefused || told.Refusal.Code == JourneyRefusals.NothingToPayOut;
        return done ? null : told.Refusal;
    }

    public static Outcome<Decision> Decide(TradeRecord record, Id payout, Id line, Fact recorded)
    {
        bool known = record.History.Any(h =>
            h.Fact is PayoutConfirmed c ? c.DebitLine == line : h.Fact is PayoutBounced b && b.ReturnLine == line);
        if (known || record.Payouts.FirstOrDefault(p => p.Id == payout) is not { } sent)
            return JourneyRefusals.NothingToPayOut;
        return recorded switch
        {
            PayoutSettled f => new Decision(new PayoutConfirmed(payout, sent.Amount, sent.Refund, line, f.On)),
            PayoutReturned f => new Decision(new PayoutBounced(payout, sent.Amount, sent.Refund, line, f.On)),
            _ => JourneyRefusals.NothingToPayOut,
        };
    }

    private async Task<CardRow?> Named(StatementLine line)
    {
        if (line.Kind is not (StatementLineKind.Debit or StatementLineKind.Return)) return null;
        Outcome<Id> payout = Id.Parse(line.Reference);
        CardRow? row = payout.IsRefused ? null : await desk.Journal.Card(payout.Value);
        return row is { Card.Kind: PayoutCard.Kind or PayoutCard.PracticeKind } ? row : null;
    }

    private EntryRequest Entry(Request request, CardRow row, StatementLine line, Fact fact, Move move)
    {
        Money amount = new(move.Amount, line.Amount.Currency);
        PayoutCard after = PayoutCard.Read(row.Card).After(fact, amount);
        return new EntryRequest
        {
            Request = request,
            Book = row.Book,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(row.Subject, row.Version, after.Row(fact, desk.Now)),
            Facts = FactCodec.Encode(fact),
            Steps = [move],
            Effective = line.ValueDate,
        };
    }
}
