using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Parts;

/// <summary>
/// The transfers of an order as its buyer is shown them: what the seller borrows on it is between seller and lender.
/// </summary>
internal static class BuyersMoves
{
    /// <param name="record">The whole order, its loan with it.</param>
    internal static IReadOnlyList<JournalMove> ForBuyer(this IEnumerable<JournalMove> moves, TradeRecord record)
    {
        IReadOnlySet<long> hidden = record.HiddenFromBuyer();
        if (record.Loan is null) return [.. moves];
        // What goes to a lender and what to the seller is one sum to the buyer.
        return
        [
            .. moves.Where(move => !hidden.Contains(move.Seq)).Select(AsEarned)
                .GroupBy(move => (move.Seq, move.Debit, move.Credit, move.Phase))
                .Select(same => same.First() with { Amount = same.Sum(move => move.Amount) }),
        ];
    }

    /// <summary>What leaves the escrow for a lender is the seller's earnings, whatever the seller owes.</summary>
    private static JournalMove AsEarned(JournalMove move) =>
        move.Credit.Kind == Chart.Transit && (move.Debit.Kind == Chart.Escrow || move.Debit.Kind == Chart.Arrivals)
            ? move with { Credit = new AccountKey(move.Credit.Book, Chart.Payable, Id.None, move.Credit.Commodity) }
            : move.Credit.Kind == Chart.Payable
                ? move with { Credit = move.Credit with { Owner = Id.None } }
                : move;
}
