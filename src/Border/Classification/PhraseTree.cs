namespace Sampan.Border.Classification;

/// <summary>A phrase that was found: its units from <paramref name="Start"/> to <paramref name="End"/>.</summary>
internal readonly record struct Found<T>(T Value, int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// Finds known phrases in a text so that they do not overlap: long ones before short ones, and of two that are equally
/// good the one that ends later, because English and Chinese say last what a thing is.
/// </summary>
internal sealed class PhraseTree<T>
{
    private readonly Node _root = new();

    public void Add(string phrase, T value)
    {
        Node node = _root;
        foreach (string unit in TextUnits.Of(phrase))
        {
            if (!node.Next.TryGetValue(unit, out Node? next)) node.Next[unit] = next = new Node();
            node = next;
        }
        if (node != _root && !node.Values.Contains(value)) node.Values.Add(value);
    }

    public IReadOnlyList<Found<IReadOnlyList<T>>> In(IReadOnlyList<string> units)
    {
        // From the end: what the rest of the text is worth from each place on, and the phrase to take there, if any.
        var worth = new int[units.Count + 1];
        var taken = new Found<IReadOnlyList<T>>?[units.Count];
        for (int start = units.Count - 1; start >= 0; start--)
        {
            worth[start] = worth[start + 1];
            foreach (Found<IReadOnlyList<T>> found in From(units, start))
            {
                int with = (found.Length * found.Length) + worth[found.End];
                if (with > worth[start]) (worth[start], taken[start]) = (with, found);
            }
        }
        var all = new List<Found<IReadOnlyList<T>>>();
        for (int start = 0; start < units.Count; start = taken[start]?.End ?? start + 1)
            if (taken[start] is { } found) all.Add(found);
        return all;
    }

    private IEnumerable<Found<IReadOnlyList<T>>> From(IReadOnlyList<string> units, int start)
    {
        if (start > 0 && TextUnits.ClingsToNext(units[start - 1][0])) yield break;
        Node node = _root;
        for (int i = start; i < units.Count && node.Next.TryGetValue(units[i], out Node? next); i++)
        {
            node = next;
            bool isWhole = i + 1 == units.Count || !TextUnits.ClingsToPrevious(units[i + 1][0]);
            if (node.Values.Count > 0 && isWhole) yield return new Found<IReadOnlyList<T>>(node.Values, start, i + 1);
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<T> Values { get; } = [];
    }
}
