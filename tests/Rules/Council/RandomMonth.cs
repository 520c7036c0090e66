using Sampan.Council.Observatory;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

/// <summary>
/// A month of invented trade, and every table that is made of it. An unknown is what was sold under one chapter, to one
/// country, from one province, by firms of one size: whoever looks from outside does not know which are nothing.
/// </summary>
internal sealed class RandomMonth
{
    /// <param name="Cases">0 of a line that is not its order's dearest.</param>
    internal sealed record Sale(Id Seller, int[] At, long Cases, long Goods);

    private static readonly Division[] s_sides =
        [Division.Chapter, Division.Destination, Division.Province, Division.Size];

    private static readonly string[] s_sizes = ["", "micro", "small", "medium", "large"];

    private readonly int[] _headings;

    internal RandomMonth(int seed)
    {
        var random = new Random(seed);
        _headings = [random.Next(2, 7), random.Next(2, 6), random.Next(1, 4), random.Next(1, 5)];
        int sellers = random.Next(4, 200);
        for (int seller = 0; seller < sellers; seller++)
        {
            int[] home = [.. _headings.Select(Some)];
            for (int sale = random.Next(1, 6); sale > 0; sale--)
                Sales.Add(new Sale(
                    new Id((UInt128)(seller + 1)),
                    [random.Next(3) == 0 ? Some(_headings[0]) : home[0], Some(_headings[1]), home[2], home[3]],
                    random.Next(4) == 0 ? 0 : 1,
                    random.Next(1, 1000) * (random.Next(12) == 0 ? 50 : 1)));
        }

        // The first headings are the common ones.
        int Some(int count) => Math.Min(random.Next(count), random.Next(count));
    }

    internal List<Sale> Sales { get; } = [];

    internal int Unknowns => _headings.Aggregate(1, (product, count) => product * count);

    internal static IReadOnlyList<Division> Sides => s_sides;

    internal Dictionary<Heading, Cell> Cells(Division by)
    {
        var cells = new Dictionary<Heading, Cell>();
        foreach (Sale sale in Sales)
        {
            Heading at = By(by, sale.At);
            if (!cells.TryGetValue(at, out Cell? cell)) cells[at] = cell = new Cell();
            cell.Add(sale.Seller, new Sums(sale.Cases, sale.Goods));
        }
        return cells;
    }

    internal Cell Cell(Func<int[], bool> where)
    {
        var cell = new Cell();
        foreach (Sale sale in Sales.Where(sale => where(sale.At)))
            cell.Add(sale.Seller, new Sums(sale.Cases, sale.Goods));
        return cell;
    }

    internal static Heading By(Division by, int[] at) => by switch
    {
        Division.Chapter => new(Name(at[0])),
        Division.Destination => new(Name(at[1])),
        Division.Province => new(Name(at[2])),
        Division.Size => new(s_sizes[at[3]]),
        Division.ChapterAndDestination => new(Name(at[0]), Name(at[1])),
        _ => new(""),
    };

    /// <summary>The unknowns at which this is so.</summary>
    internal IEnumerable<int> Where(Func<int[], bool> isSo) =>
        Enumerable.Range(0, Unknowns).Where(unknown => isSo(Place(unknown)));

    private int[] Place(int unknown)
    {
        int[] place = new int[_headings.Length];
        for (int side = 0; side < place.Length; side++)
            (unknown, place[side]) = (unknown / _headings[side], unknown % _headings[side]);
        return place;
    }

    private static string Name(int number) => $"{number + 1:00}";
}
