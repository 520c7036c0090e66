using Sampan.Council;
using Sampan.Council.Observatory;

namespace Sampan.Tests.Rules.Council;

/// <summary>
/// Somebody takes every table of a month and subtracts. Nothing that is hidden comes out, and no single seller's sales;
/// and the same attack on tables that hide no more than what says too much by itself does come through.
/// </summary>
public sealed class DifferencingTests
{
    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 40)];

    [Theory, MemberData(nameof(Tens))]
    public void Nothing_hidden_can_be_worked_out_from_all_that_is_shown(int ten)
    {
        foreach (int seed in Enumerable.Range(ten * 10, 10)) Assert.Equal([], Leaks(seed, complement: true));
    }

    [Fact]
    public void Without_complementary_hiding_the_attack_comes_through() =>
        Assert.NotEmpty(Enumerable.Range(0, 60).SelectMany(seed => Leaks(seed, complement: false)));

    [Fact]
    public void Much_is_shown_all_the_same() => Assert.InRange(
        Enumerable.Range(0, 100).Average(seed =>
            Sheets.Make(
                new View(Happened.Paid, Division.ChapterAndDestination),
                new RandomMonth(seed).Cells(Division.ChapterAndDestination)).Cells.Values.Count(c => c is not null)),
        2, 30);

    [Theory, MemberData(nameof(Tens))]
    public void What_is_shown_is_true_and_adds_up(int ten)
    {
        foreach (int seed in Enumerable.Range(ten * 10, 10))
        {
            var month = new RandomMonth(seed);
            long goods = month.Sales.Sum(sale => sale.Goods);
            foreach (Division side in RandomMonth.Sides)
            {
                Sheet sheet = Sheets.Make(new View(Happened.Paid, side), month.Cells(side));
                if (sheet.Total is null) Assert.Empty(sheet.Cells);
                else Assert.Equal(goods, sheet.Cells.Values.Sum(cell => cell!.Goods));
            }
            Sheet inner = Crossing.Sheet(month.Cells(Division.ChapterAndDestination));
            foreach ((Heading at, CellFigures? cell) in inner.Cells)
                if (cell is not null) Assert.Equal(
                    month.Sales.Where(sale => Lies(inner, at, sale.At)).Sum(sale => sale.Goods), cell.Goods);
        }
    }

    private static List<string> Leaks(int seed, bool complement)
    {
        var month = new RandomMonth(seed);
        var attacker = new Attacker(month.Unknowns);
        Dictionary<Heading, Cell> cells = month.Cells(Division.ChapterAndDestination);
        Sheet inner = Crossing.Sheet(cells, complement);
        foreach ((Heading at, CellFigures? cell) in inner.Cells)
            if (cell is not null) attacker.Learn(month.Where(place => Lies(inner, at, place)));
        var folded = new List<(string What, IEnumerable<int> Sum)>();
        foreach (Division side in RandomMonth.Sides)
        {
            Sheet sheet = Sheets.Make(new View(Happened.Paid, side), month.Cells(side));
            if (sheet.Total is not null) attacker.Learn(month.Where(_ => true));
            foreach (Heading at in sheet.Cells.Keys)
                attacker.Learn(month.Where(place => Lies(sheet, side, at, place)));
            foreach (Heading at in month.Cells(side).Keys.Where(at => !IsShown(sheet, side, at)))
                folded.Add(($"{seed} {side} {at}", month.Where(place => RandomMonth.By(side, place) == at)));
        }
        List<Heading> hidden = [.. inner.Cells.Where(pair => pair.Value is null).Select(pair => pair.Key)];
        folded.AddRange(hidden.Select(at => ($"{seed} inside {at}", month.Where(place => Lies(inner, at, place)))));
        folded.AddRange(
            from one in hidden
            from other in hidden.TakeWhile(at => at != one)
            where !PrivacyFloor.IsSafe(month.Cell(place => Lies(inner, one, place) || Lies(inner, other, place)))
            select ($"{seed} inside {one} and {other}",
                month.Where(place => Lies(inner, one, place) || Lies(inner, other, place))));
        return [.. folded.Concat(Alone(month, seed)).Where(one => attacker.Knows(one.Sum)).Select(one => one.What)];
    }

    /// <summary>What each seller has sold where nobody else has: cell by cell, and all of it.</summary>
    private static IEnumerable<(string What, IEnumerable<int> Sum)> Alone(RandomMonth month, int seed)
    {
        foreach (IGrouping<Heading, RandomMonth.Sale>[] lone in month.Sales
            .GroupBy(sale => RandomMonth.By(Division.ChapterAndDestination, sale.At))
            .Where(cell => cell.Select(sale => sale.Seller).Distinct().Count() == 1)
            .GroupBy(cell => cell.First().Seller).Select(cells => cells.ToArray()))
        {
            HashSet<Heading> places = [.. lone.Select(cell => cell.Key)];
            foreach (Heading at in places)
                yield return ($"{seed} seller at {at}", month.Where(
                    place => RandomMonth.By(Division.ChapterAndDestination, place) == at));
            yield return ($"{seed} seller at {string.Join(", ", places)}", month.Where(
                place => places.Contains(RandomMonth.By(Division.ChapterAndDestination, place))));
        }
    }

    private static bool IsShown(Sheet sheet, Division side, Heading at) => sheet.Cells.ContainsKey(at)
        || (side == Division.Size && SizeHeadings.AreSme.Contains(at.Key) && sheet.Cells.ContainsKey(new("sme")));

    /// <summary>A place is counted under a heading: its own where that is shown, else that of the rest.</summary>
    private static bool Lies(Sheet sheet, Division side, Heading at, int[] place)
    {
        Heading own = RandomMonth.By(side, place);
        if (sheet.Cells.ContainsKey(own)) return own == at;
        bool isSme = side == Division.Size && SizeHeadings.AreSme.Contains(own.Key);
        if (isSme && sheet.Cells.ContainsKey(new(SizeHeadings.Sme))) return at.Key == SizeHeadings.Sme;
        return at.Key == Heading.Rest;
    }

    private static bool Lies(Sheet inner, Heading at, int[] place)
    {
        Heading own = RandomMonth.By(Division.ChapterAndDestination, place);
        bool row = inner.Cells.Keys.Any(known => known.Key == own.Key);
        bool column = inner.Cells.Keys.Any(known => known.Across == own.Across);
        return (row ? own.Key : Heading.Rest) == at.Key && (column ? own.Across : Heading.Rest) == at.Across;
    }
}
