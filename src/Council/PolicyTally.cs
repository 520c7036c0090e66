using Sampan.Council.Observatory;

namespace Sampan.Council;

/// <summary>
/// Adds up lines before and after a change of law, seller by seller, and shows what the privacy floor lets through. The
/// floor looks at the charges before, at those after and at the difference: a change that meets one seller's goods
/// alone would otherwise tell how much of them it sold. One thread at a time; several are added together.
/// </summary>
public sealed class PolicyTally
{
    private readonly SortedDictionary<string, Land> _lands = new(StringComparer.Ordinal);

    /// <param name="before">What is charged on it by the law, in minor units of the destination's currency.</param>
    /// <param name="after">Under the imagined one.</param>
    public void Add(QuotedLine line, long before, long after)
    {
        Land land = LandOf(line.To);
        var sums = new Sums(1, Math.Abs(after - before), before, after);
        CellOf(land.Chapters, line.Chapter).Add(line.Seller, sums);
        CellOf(land.Sizes, line.Size).Add(line.Seller, sums);
    }

    /// <summary>It could not be computed.</summary>
    /// <param name="why">A refusal's code.</param>
    public void Leave(QuotedLine line, string why) =>
        CellOf(LandOf(line.To).LeftOut, why).Add(line.Seller, new Sums(1));

    public void Add(PolicyTally other)
    {
        foreach (Land theirs in other._lands.Values)
        {
            Land land = LandOf(theirs.To);
            Add(land.Chapters, theirs.Chapters);
            Add(land.Sizes, theirs.Sizes);
            Add(land.LeftOut, theirs.LeftOut);
        }
    }

    /// <param name="currencyOf">In which a destination charges.</param>
    public IReadOnlyList<PolicyLand> Result(Func<Country, Currency> currencyOf) =>
    [
        .. _lands.Values.Select(land => new PolicyLand(
            land.To, currencyOf(land.To), Whole(land.Chapters), Rows(land.Chapters), Rows(Sizes(land.Sizes)),
            Rows(land.LeftOut))),
    ];

    private sealed record Land(
        Country To, Dictionary<string, Cell> Chapters, Dictionary<string, Cell> Sizes,
        Dictionary<string, Cell> LeftOut);

    private Land LandOf(Country to)
    {
        if (!_lands.TryGetValue(to.Code, out Land? land)) _lands[to.Code] = land = new Land(to, [], [], []);
        return land;
    }

    private static Cell CellOf(Dictionary<string, Cell> cells, string key)
    {
        if (!cells.TryGetValue(key, out Cell? cell)) cells[key] = cell = new Cell();
        return cell;
    }

    private static void Add(Dictionary<string, Cell> cells, Dictionary<string, Cell> others)
    {
        foreach ((string key, Cell cell) in others) CellOf(cells, key).Add(cell);
    }

    /// <summary>As the observatory shows sizes: where one of the smaller is folded away, the three are one.</summary>
    private static Dictionary<string, Cell> Sizes(Dictionary<string, Cell> sizes) =>
        Folding.Of(sizes).Rest.Any(SizeHeadings.AreSme.Contains) ? SizeHeadings.Together(sizes) : sizes;

    private static PolicyFigures? Whole(Dictionary<string, Cell> cells)
    {
        var whole = Cell.Together(cells.Values);
        return whole.Traders > 0 && PrivacyFloor.IsSafe(whole) ? Figures(whole) : null;
    }

    private static List<PolicyRow> Rows(Dictionary<string, Cell> cells)
    {
        var folding = Folding.Of(cells);
        if (cells.Count == 0 || !folding.IsShown) return [];
        List<PolicyRow> rows =
        [
            .. folding.Shown.Order(StringComparer.Ordinal).Select(key => new PolicyRow(key, Figures(cells[key]))),
        ];
        if (folding.Rest.Count > 0) rows.Add(new PolicyRow(ObservedTable.Rest, Figures(folding.Together)));
        return rows;
    }

    private static PolicyFigures Figures(Cell cell) => new(
        cell.Traders, cell.Total.Cases, cell.Total.FreightAndInsurance, cell.Total.Fee);
}
