namespace Sampan.Host.Demo.Year;

/// <summary>
/// Numbers from a seed: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), so
/// that a seed means the same on every runtime. For inventing trade, never for anything secret.
/// </summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From nothing to one less than <paramref name="below"/>.</summary>
    internal int Below(int below) => (int)(Next() % (ulong)below);

    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal bool Percent(int chance) => Below(100) < chance;

    internal T From<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>One of them, each as likely as its weight.</summary>
    internal T From<T>(IReadOnlyList<T> things, Func<T, int> weight)
    {
        int rest = Below(things.Sum(weight));
        return things.First(thing => (rest -= weight(thing)) < 0);
    }

    internal void Shuffle<T>(IList<T> things)
    {
        for (int i = things.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (things[i], things[other]) = (things[other], things[i]);
        }
    }

    private ulong Next()
    {
        // Arithmetic modulo 2^64 is what the generator is made of.
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
