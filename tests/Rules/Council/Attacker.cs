namespace Sampan.Tests.Rules.Council;

/// <summary>
/// Somebody who has every number that is shown, and knows which unknowns each is the sum of. Solves the linear system
/// by Gaussian elimination modulo a prime, where nothing is rounded.
/// </summary>
internal sealed class Attacker(int unknowns)
{
    /// <summary>2^61 − 1.</summary>
    private const ulong Prime = (1UL << 61) - 1;

    /// <summary>Each begins with a 1 at its place, and has 0 at the places of those before it.</summary>
    private readonly List<(int Place, ulong[] Row)> _known = [];

    internal void Learn(IEnumerable<int> sumOf)
    {
        ulong[] row = Reduced(sumOf);
        int place = Array.FindIndex(row, factor => factor != 0);
        if (place < 0) return;
        ulong inverse = Power(row[place], Prime - 2);
        for (int i = 0; i < row.Length; i++) row[i] = Times(row[i], inverse);
        _known.Add((place, row));
    }

    /// <summary>The sum of these unknowns follows from what was learned.</summary>
    internal bool Knows(IEnumerable<int> sumOf) => Array.TrueForAll(Reduced(sumOf), factor => factor == 0);

    private ulong[] Reduced(IEnumerable<int> sumOf)
    {
        ulong[] row = new ulong[unknowns];
        foreach (int unknown in sumOf) row[unknown] = 1;
        foreach ((int place, ulong[] known) in _known)
        {
            ulong factor = row[place];
            if (factor == 0) continue;
            for (int i = 0; i < row.Length; i++) row[i] = Minus(row[i], Times(factor, known[i]));
        }
        return row;
    }

    private static ulong Minus(ulong a, ulong b) => a >= b ? a - b : a + Prime - b;

    private static ulong Times(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);

    private static ulong Power(ulong number, ulong exponent)
    {
        ulong power = 1;
        for (; exponent > 0; exponent >>= 1, number = Times(number, number))
            if ((exponent & 1) == 1) power = Times(power, number);
        return power;
    }
}
