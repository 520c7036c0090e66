using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Cards;

/// <summary>
/// What a payout showed when it was listed, and how much it is: from the order or the statement line it pays.
/// </summary>
internal sealed class PayoutOrigins(IJournal journal)
{
    /// <param name="Amount">Null when its money has not left the order yet.</param>
    internal sealed record Origin(PayoutCard Card, Money? Amount);

    /// <summary>Null when the journal does not tell.</summary>
    internal async Task<Origin?> Of(Id payout, PayoutAsked asked)
    {
        List<JournalEntry> source = await journal.Entries(asked.Source);
        if (source.Count == 0) return null;
        return asked.Cause switch
        {
            PayoutCause.Return => await OfLine(asked, source[0]),
            PayoutCause.Loan => await OfLoan(asked, source),
            PayoutCause.Withdrawal => await OfWithdrawal(asked, source[0]),
            _ => OfOrder(payout, asked, source),
        };
    }

    private async Task<Origin?> OfLine(PayoutAsked asked, JournalEntry first)
    {
        if (FactCodec.Decode(first.Facts) is not [LineReceived received, ..]) return null;
        return new Origin(Card(asked, await journal.CommodityOf(first), asked.Source), received.Amount);
    }

    private async Task<Origin?> OfLoan(PayoutAsked asked, List<JournalEntry> entries)
    {
        if (LoanRecord.Fold(asked.Source, entries) is not { } loan) return null;
        return new Origin(Card(asked, await journal.CommodityOf(entries[0]), null), loan.Terms.Principal);
    }

    private async Task<Origin?> OfWithdrawal(PayoutAsked asked, JournalEntry first)
    {
        if (FactCodec.Decode(first.Facts) is not [WithdrawalAsked withdrawal]) return null;
        return new Origin(Card(asked, await journal.CommodityOf(first), null), withdrawal.Amount);
    }

    private static Origin? OfOrder(Id payout, PayoutAsked asked, IReadOnlyList<JournalEntry> entries)
    {
        if (OrderDesk.Fold(asked.Source, entries) is not { } order) return null;
        Id? payer = asked.Cause == PayoutCause.Refund ? PayerOf(payout, order) : null;
        if (payer is null && asked.Cause == PayoutCause.Refund) return null;
        return new Origin(
            Card(asked, order.Terms.MoneyCommodity.Code, payer),
            order.Payouts.FirstOrDefault(p => p.Id == payout)?.Amount);
    }

    /// <summary>
    /// The statement line whose money goes back: the payout's id was made from it. It is listed before the order knows
    /// of it, so the order's own facts need not name it.
    /// </summary>
    private static Id? PayerOf(Id payout, TradeRecord order)
    {
        foreach (Id line in order.Payments.Select(p => p.Line))
            for (int number = 0; number <= order.Payouts.Count; number++)
                if (PayoutCard.IdOf(PayoutCause.Refund, line, number) == payout) return line;
        return null;
    }

    private static PayoutCard Card(PayoutAsked asked, string commodity, Id? payer) => new()
    {
        Cause = asked.Cause,
        Source = asked.Source,
        Commodity = commodity,
        Payer = payer,
    };
}

internal static class EntryCommodity
{
    /// <summary>What an entry about a statement line moved: sandbox money is told apart only there.</summary>
    internal static async Task<string> CommodityOf(this IJournal journal, JournalEntry entry) =>
        (await journal.Moves(entry.Seq))[0].Debit.Commodity.Code;
}
