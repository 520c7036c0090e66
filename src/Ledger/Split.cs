using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>Steps that divide an amount and sum to it exactly.</summary>
public static class Split
{
    /// <summary>
    /// One move to each share, in the order given: rounded down by weight, then the minor units left over go one each
    /// to the largest remainders (<see cref="Rounding.Allocate"/>). A share that comes to nothing is no move.
    /// </summary>
    /// <param name="amount">Minor units, not negative.</param>
    /// <param name="shares">Weights are not negative and not all zero.</param>
    public static Move[] Of(
        AccountKey debit, long amount, params ReadOnlySpan<(AccountKey Credit, long Weight)> shares)
    {
        var weights = new long[shares.Length];
        for (int i = 0; i < weights.Length; i++) weights[i] = shares[i].Weight;
        long[] parts = Rounding.Allocate(amount, weights);
        var moves = new List<Move>(parts.Length);
        for (int i = 0; i < parts.Length; i++)
            if (parts[i] > 0) moves.Add(new Move(debit, shares[i].Credit, parts[i]));
        return [.. moves];
    }
}
