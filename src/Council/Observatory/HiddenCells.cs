namespace Sampan.Council.Observatory;

/// <summary>
/// The hidden cells of a table with two sides, as the edges of a graph between its rows and columns; a column is the
/// node that comes so many after the rows. Whoever knows the sums of rows and columns and the shown cells can work out
/// a hidden one exactly where it is a bridge: the only way from one part of the graph to another.
/// </summary>
internal sealed class HiddenCells(int rows, int columns)
{
    private readonly bool[,] _hides = new bool[rows, columns];
    private readonly List<int>[] _beside = [.. Enumerable.Range(0, rows + columns).Select(_ => new List<int>())];

    internal int Count { get; private set; }

    internal bool Contains((int Row, int Column) at) => _hides[at.Row, at.Column];

    internal void Add((int Row, int Column) at)
    {
        _hides[at.Row, at.Column] = true;
        _beside[at.Row].Add(rows + at.Column);
        _beside[rows + at.Column].Add(at.Row);
        Count++;
    }

    /// <summary>The nodes that can be reached from one without passing these two cells.</summary>
    internal HashSet<int> Reached(int from, (int, int) one, (int, int) other)
    {
        var reached = new HashSet<int> { from };
        var open = new Stack<int>(reached);
        while (open.TryPop(out int node))
            foreach (int next in _beside[node])
                if (Between(node, next) != one && Between(node, next) != other && reached.Add(next)) open.Push(next);
        return reached;
    }

    /// <summary>
    /// Cells with one label are the only ways from one part to another, any two of them together; a cell labelled 0 is
    /// so by itself. Every cell outside a spanning tree gets a label of its own, and a cell of the tree the sum of
    /// those that lead round it (Pritchard, Thurimella, "Fast computation of small cuts via cycle space sampling",
    /// 2011).
    /// Two labels that are equal by chance, of 2^64, would hide a cell too much and never show one.
    /// </summary>
    internal Dictionary<(int Row, int Column), ulong> Labels()
    {
        var labels = new Dictionary<(int Row, int Column), ulong>();
        int[] parents = Tree(out List<int> found);
        ulong[] sums = new ulong[rows + columns];
        for (int row = 0; row < rows; row++)
            foreach (int column in _beside[row])
            {
                if (parents[row] == column || parents[column] == row) continue;
                ulong label = Label(row, column);
                labels[Between(row, column)] = label;
                sums[row] ^= label;
                sums[column] ^= label;
            }
        foreach (int node in Enumerable.Reverse(found))
        {
            if (parents[node] < 0) continue;
            labels[Between(node, parents[node])] = sums[node];
            sums[parents[node]] ^= sums[node];
        }
        return labels;
    }

    /// <summary>From which node each was found first, going out from any of its part; −1 where that began.</summary>
    private int[] Tree(out List<int> found)
    {
        int[] parents = new int[rows + columns];
        Array.Fill(parents, -1);
        found = [];
        var known = new HashSet<int>();
        for (int start = 0; start < parents.Length; start++)
        {
            if (!known.Add(start)) continue;
            int next = found.Count;
            found.Add(start);
            for (; next < found.Count; next++)
                foreach (int node in _beside[found[next]])
                {
                    if (!known.Add(node)) continue;
                    parents[node] = found[next];
                    found.Add(node);
                }
        }
        return parents;
    }

    private (int Row, int Column) Between(int node, int other) =>
        (Math.Min(node, other), Math.Max(node, other) - rows);

    /// <summary>A number that looks like chance and is the same every time: SplitMix64's mixing.</summary>
    private static ulong Label(int row, int column)
    {
        // Arithmetic modulo 2^64 is what the mixing is made of.
        unchecked
        {
            ulong z = ((ulong)row << 32 | (uint)column) + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
