namespace Sampan.Council.Observatory;

/// <summary>What is added up: orders, or whatever else was counted, and money in minor units.</summary>
internal readonly record struct Sums(long Cases, long Goods = 0, long FreightAndInsurance = 0, long Fee = 0)
{
    internal const int Parts = 4;

    internal long this[int part] => part switch { 0 => Cases, 1 => Goods, 2 => FreightAndInsurance, _ => Fee };

    public static Sums operator +(Sums a, Sums b) => checked(
        new(a.Cases + b.Cases, a.Goods + b.Goods, a.FreightAndInsurance + b.FreightAndInsurance, a.Fee + b.Fee));
}

/// <summary>
/// Everything that falls under one heading of a table, trader by trader: what the privacy floor looks at, and nobody
/// else ever sees.
/// </summary>
internal sealed class Cell
{
    private readonly Dictionary<Id, Sums> _of = [];
    private readonly SortedDictionary<int, long> _days = [];

    internal IReadOnlyDictionary<Id, Sums> Of => _of;

    internal int Traders => _of.Count;

    internal Sums Total { get; private set; }

    internal void Add(Id trader, Sums sums)
    {
        _of[trader] = _of.GetValueOrDefault(trader) + sums;
        Total += sums;
    }

    /// <summary>So many of its cases took so many days.</summary>
    internal void Add(int days, long cases) => _days[days] = _days.GetValueOrDefault(days) + cases;

    internal void Add(Cell other)
    {
        foreach ((Id trader, Sums sums) in other._of) Add(trader, sums);
        foreach ((int days, long cases) in other._days) Add(days, cases);
    }

    internal static Cell Together(IEnumerable<Cell> cells)
    {
        var all = new Cell();
        foreach (Cell cell in cells) all.Add(cell);
        return all;
    }

    internal CellFigures Figures() => new(
        Traders, Total.Cases, Total.Goods, Total.FreightAndInsurance, Total.Fee,
        _days.Count == 0 ? null : Middle.Of([.. _days.Select(pair => (pair.Key, pair.Value))]));
}
