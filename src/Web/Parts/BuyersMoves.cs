using Sampan.Ledger;

namespace Sampan.Web.Parts;

/// <summary>
/// The transfers of an order as its buyer is shown them: what the seller borrows on it is between seller and lender.
/// </summary>
internal static class BuyersMoves
{
    internal static IReadOnlyList<JournalMove> ForBuyer(this IEnumerable<JournalMove> moves) =>
        [.. moves.Where(move => !IsSellersOwn(move)).Select(AsEarned)];

    /// <summary>The seller's own money for a loan: no part of the buyer's order.</summary>
    private static bool IsSellersOwn(JournalMove move) => move.EntryKind == "loan.repaid";

    /// <summary>What leaves the escrow for a lender is the seller's earnings, whatever the seller owes.</summary>
    private static JournalMove AsEarned(JournalMove move) =>
        move.Credit.Kind == Chart.Transit && (move.Debit.Kind == Chart.Escrow || move.Debit.Kind == Chart.Arrivals)
            ? move with { Credit = move.Credit with { Kind = Chart.Payable } }
            : move;
}
