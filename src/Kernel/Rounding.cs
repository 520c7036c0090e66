namespace Sampan.Kernel;

/// <summary>How a fraction of a unit is dropped. Which one applies is part of a rule, stated with its source.</summary>
public enum RoundingRule
{
    /// <summary>Toward zero: "a fraction is discarded".</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Half a unit or more goes away from zero.</summary>
    HalfUp,
}

public static class Rounding
{
    /// <summary><c>amount × numerator ÷ denominator</c>, rounded by the rule; the product has 128 bits.</summary>
    public static long Scale(long amount, long numerator, long denominator, RoundingRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        Int128 product = (Int128)amount * numerator;
        Int128 quotient = product / denominator;
        Int128 rest = Int128.Abs(product - quotient * denominator);
        bool away = rule switch
        {
            RoundingRule.Down => false,
            RoundingRule.Up => rest > 0,
            _ => rest * 2 >= denominator,
        };
        return checked((long)(away ? quotient + Int128.Sign(product) : quotient));
    }

    /// <summary>Rounds down to a multiple: 12,345 to the thousand below is 12,000.</summary>
    public static long DownTo(long amount, long multiple)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(multiple);
        return amount - amount % multiple;
    }

    /// <summary>
    /// Splits a total by weights so that the parts sum to it exactly: each part is rounded down, then the units left
    /// over go one each to the largest remainders, the earlier part first when remainders are equal.
    /// </summary>
    public static long[] Allocate(long total, ReadOnlySpan<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Int128 sum = 0;
        foreach (long weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }
        ArgumentOutOfRangeException.ThrowIfEqual(sum, Int128.Zero, nameof(weights));

        var parts = new long[weights.Length];
        var remainders = new (Int128 Left, int Index)[weights.Length];
        long left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            Int128 product = (Int128)total * weights[i];
            parts[i] = (long)(product / sum);
            remainders[i] = (product % sum, i);
            left -= parts[i];
        }
        foreach ((_, int index) in remainders.OrderByDescending(r => r.Left).ThenBy(r => r.Index).Take((int)left))
            parts[index]++;
        return parts;
    }
}
