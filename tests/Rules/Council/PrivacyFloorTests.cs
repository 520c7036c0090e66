using Sampan.Council.Observatory;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

public sealed class PrivacyFloorTests
{
    [Fact]
    public void Nothing_says_nothing() => Assert.True(PrivacyFloor.IsSafe(new Cell()));

    [Fact]
    public void Four_sellers_are_too_few_and_five_are_enough()
    {
        Assert.False(PrivacyFloor.IsSafe(Of(10, 10, 10, 10)));
        Assert.True(PrivacyFloor.IsSafe(Of(10, 10, 10, 10, 10)));
    }

    [Fact]
    public void One_seller_has_at_most_sixty_percent()
    {
        Assert.True(PrivacyFloor.IsSafe(Of(60, 10, 10, 10, 10)));
        Assert.False(PrivacyFloor.IsSafe(Of(61, 10, 10, 10, 9)));
    }

    [Fact]
    public void Two_sellers_have_at_most_eighty_five_percent()
    {
        Assert.True(PrivacyFloor.IsSafe(Of(45, 40, 5, 5, 5)));
        Assert.False(PrivacyFloor.IsSafe(Of(45, 41, 5, 5, 4)));
    }

    [Fact]
    public void Each_sum_that_is_shown_is_looked_at()
    {
        var cell = new Cell();
        for (int seller = 1; seller <= 5; seller++)
            cell.Add(new Id((UInt128)seller), new Sums(1, 100, 10, seller == 1 ? 100 : 1));
        Assert.False(PrivacyFloor.IsSafe(cell));
    }

    [Fact]
    public void A_sum_to_which_too_few_gave_anything_says_too_much_and_one_of_nothing_says_nothing()
    {
        var cell = new Cell();
        for (int seller = 1; seller <= 8; seller++)
            cell.Add(new Id((UInt128)seller), new Sums(seller <= 3 ? 2 : 0, 100));
        Assert.False(PrivacyFloor.IsSafe(cell));
        var none = new Cell();
        for (int seller = 1; seller <= 8; seller++) none.Add(new Id((UInt128)seller), new Sums(0, 100));
        Assert.True(PrivacyFloor.IsSafe(none));
    }

    [Fact]
    public void What_says_too_much_is_folded_with_the_smallest_of_the_others_into_the_rest()
    {
        var folding = Folding.Of(new Dictionary<string, Cell>
        {
            ["JP"] = Of(30, 30, 30, 30, 30),
            ["SG"] = Of(20, 20, 20, 20, 20),
            ["LA"] = Of(5),
        });
        Assert.Equal(["JP"], folding.Shown);
        Assert.Equal(["LA", "SG"], folding.Rest.Order());
        Assert.Equal(105, folding.Together.Total.Goods);
    }

    [Fact]
    public void Nothing_is_shown_where_even_the_whole_says_too_much()
    {
        var cells = new Dictionary<string, Cell> { ["JP"] = Of(90, 5, 5, 5, 5), ["SG"] = Of(3) };
        Sheet sheet = Folding.Of(cells).Sheet(cells);
        Assert.Null(sheet.Total);
        Assert.Empty(sheet.Cells);
        Assert.Equal(new Seen(null, IsHidden: true), sheet.Look(new Heading("JP")));
    }

    [Fact]
    public void Whether_a_country_stands_in_the_rest_or_saw_no_trade_is_not_told()
    {
        var cells = new Dictionary<string, Cell>
        {
            ["JP"] = Of(30, 30, 30, 30, 30),
            ["SG"] = Of(20, 20, 20, 20, 20),
            ["LA"] = Of(5),
        };
        Sheet sheet = Folding.Of(cells).Sheet(cells);
        Assert.Equal(sheet.Look(new Heading("LA")), sheet.Look(new Heading("BR")));
        Assert.Equal(30 * 5, sheet.Look(new Heading("JP")).Figures!.Goods);
    }

    /// <summary>Of sellers 1, 2, 3…, who each sold for so much.</summary>
    private static Cell Of(params long[] goods)
    {
        var cell = new Cell();
        for (int i = 0; i < goods.Length; i++) cell.Add(new Id((UInt128)(i + 1)), new Sums(1, goods[i]));
        return cell;
    }
}
