using Sampan.Council.Observatory;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

/// <summary>
/// Two hidden cells of one seller that are the only ways between two parts of what is hidden: neither can be worked
/// out, but their sum can, and that is all the seller has sold.
/// </summary>
public sealed class KnownPairTests
{
    private static readonly Id Alone = new(1);

    [Fact]
    public void The_sum_of_two_cells_of_one_seller_cannot_be_worked_out()
    {
        Sheet sheet = Crossing.Sheet(Cells());
        Assert.Null(sheet.Cells[new Heading("01", "C")]);
        Assert.Null(sheet.Cells[new Heading("02", "D")]);
        Assert.Equal(11, sheet.Hidden);
        Assert.False(KnowsThePair(sheet));
    }

    [Fact]
    public void It_can_where_only_what_says_too_much_by_itself_is_hidden() =>
        Assert.True(KnowsThePair(Crossing.Sheet(Cells(), complement: false)));

    private static bool KnowsThePair(Sheet sheet)
    {
        List<Heading> cells = [.. sheet.Cells.Keys];
        var attacker = new Attacker(cells.Count);
        IEnumerable<int> Where(Func<Heading, bool> isSo) => Enumerable.Range(0, cells.Count).Where(i => isSo(cells[i]));
        foreach (Heading cell in cells)
        {
            attacker.Learn(Where(at => at.Key == cell.Key));
            attacker.Learn(Where(at => at.Across == cell.Across));
            if (sheet.Cells[cell] is not null) attacker.Learn(Where(at => at == cell));
        }
        return attacker.Knows(Where(at => at == new Heading("01", "C") || at == new Heading("02", "D")));
    }

    /// <summary>Two squares of cells with three sellers each, and the seller's two cells between them.</summary>
    private static Dictionary<Heading, Cell> Cells()
    {
        string[] rows = ["01", "02", "03", "04"], columns = ["A", "B", "C", "D"];
        var cells = new Dictionary<Heading, Cell>();
        int sellers = 1;
        for (int row = 0; row < 4; row++)
            for (int column = 0; column < 4; column++)
            {
                bool isAlone = (row, column) is (0, 2) or (1, 3);
                Cell cell = cells[new Heading(rows[row], columns[column])] = new Cell();
                if (isAlone) cell.Add(Alone, new Sums(1, 3));
                else for (int i = row / 2 == column / 2 ? 3 : 6; i > 0; i--)
                    cell.Add(new Id((UInt128)(++sellers)), new Sums(1, 10));
            }
        return cells;
    }
}
