using System.Text.Json;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Cards;

/// <summary>
/// Makes the cards of orders, invoice series, statement lines, payouts, loans and limits again from their facts, by the
/// same rules by which they were written.
/// </summary>
/// <param name="orderOf">The order that a payment reference names; null when it names none.</param>
public sealed class CardMaker(IJournal journal, Func<string, Task<Id?>> orderOf) : ICardMaker
{
    private readonly PayoutOrigins _origins = new(journal);

    public async Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found)
    {
        try
        {
            Card? made = FactCodec.Decode(entries[0].Facts) switch
            {
                [OrderOffered, ..] => Order(subject, entries, found),
                [InvoiceNumbered first, ..] => await Series(first),
                [LineReceived first, ..] => await Line(first, entries),
                [PayoutAsked first, ..] => await Payout(subject, first, entries, found),
                [LoanReserved, ..] => LoanRecord.Fold(subject, entries)!.Row(),
                [WithdrawalAsked first] => WithdrawalCard.Row(first, entries.Count > 1, entries[0].RecordedAt),
                [LimitSet] when FactCodec.Decode(entries[^1].Facts) is [LimitSet last] => LimitCard.Row(last),
                _ => null,
            };
            return made is null ? null : made with { Due = WritersClock.Near(made.Due, found?.Due) };
        }
        catch (JsonException)
        {
            // Facts that a newer program wrote: what they mean for a card, it must say.
            return null;
        }
    }

    private static Card Order(Id subject, IReadOnlyList<JournalEntry> entries, Card? found)
    {
        TradeRecord record = OrderDesk.Fold(subject, entries)!;
        return OrderDesk.CardOf(
            record, WritersClock.Near(OrderDeadlines.By(record), Summary<OrderCard>(found)?.By));
    }

    private async Task<Card?> Series(InvoiceNumbered first)
    {
        TradeRecord? order = OrderDesk.Fold(first.Order, await journal.Entries(first.Order));
        return order is { Shipped: { } shipped } ? IssueInvoice.CardOf(order.Seller, shipped.On) : null;
    }

    private async Task<Card> Line(LineReceived first, IReadOnlyList<JournalEntry> entries)
    {
        string commodity = await journal.CommodityOf(entries[0]);
        Id? named = await Named(first, commodity);
        var card = new LineCard(first.Amount, commodity, first.Reference, first.ValueDate, named);
        Card row = card.After("", FactCodec.Decode(entries[0].Facts), entries[0].RecordedAt);
        foreach (JournalEntry entry in entries.Skip(1))
            row = LineCard.Read(row).After(row.State, FactCodec.Decode(entry.Facts), entry.RecordedAt);
        return row;
    }

    /// <summary>
    /// The order of a payment that waits: its own fact keeps no more than the reference, as the order states it.
    /// </summary>
    private async Task<Id?> Named(LineReceived line, string commodity)
    {
        if (line.Amount.Minor < 0 || await orderOf(line.Reference) is not { } named) return null;
        OrderTerms? terms = OrderDesk.Fold(named, await journal.Entries(named))?.Terms;
        return terms?.Reference == line.Reference && terms.MoneyCommodity.Code == commodity ? named : null;
    }

    private async Task<Card?> Payout(
        Id subject, PayoutAsked first, IReadOnlyList<JournalEntry> entries, Card? found)
    {
        if (await _origins.Of(subject, first) is not { } origin) return null;
        PayoutCard card = origin.Card;
        Card row = card.Row(first, entries[0].RecordedAt);
        foreach (JournalEntry entry in entries.Skip(1))
        {
            // The first blocked payouts were written without a fact: only their row knows why.
            Fact fact = FactCodec.Decode(entry.Facts) is [Fact told, ..]
                ? told
                : new PayoutBlocked(InstructPayout.Code(Summary<PayoutCard>(found)?.Reason));
            card = card.After(fact, origin.Amount);
            row = card.Row(fact, entry.RecordedAt);
        }
        return row;
    }

    /// <summary>What the row shows, if that can still be read.</summary>
    private static T? Summary<T>(Card? found) where T : class
    {
        try
        {
            return found is null ? null : JsonSerializer.Deserialize<T>(found.Summary, FactJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
