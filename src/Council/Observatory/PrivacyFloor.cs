namespace Sampan.Council.Observatory;

/// <summary>
/// When a number about several traders says too much about one of them. The figures are this project's choice, written
/// down in docs/observatory.md: no law names them.
/// </summary>
internal static class PrivacyFloor
{
    internal const int LeastTraders = 5;

    /// <summary>Of a sum, in percent, the most that may be one trader's, and two traders' together.</summary>
    internal const int MostOfOne = 60, MostOfTwo = 85;

    /// <summary>Nothing says nothing about anybody.</summary>
    internal static bool IsSafe(Cell cell) =>
        cell.Traders == 0 || (cell.Traders >= LeastTraders && Enumerable.Range(0, Sums.Parts).All(
            part => IsSpread(cell.Of.Values.Select(sums => sums[part]))));

    /// <summary>Who gave nothing to a sum does not hide those who did.</summary>
    private static bool IsSpread(IEnumerable<long> amounts)
    {
        int givers = 0;
        Int128 first = 0, second = 0, total = 0;
        foreach (long amount in amounts)
        {
            if (amount > 0) givers++;
            total += amount;
            if (amount > first) (first, second) = (amount, first);
            else if (amount > second) second = amount;
        }
        bool isShared = first * 100 <= total * MostOfOne && (first + second) * 100 <= total * MostOfTwo;
        return givers == 0 || (givers >= LeastTraders && isShared);
    }
}
