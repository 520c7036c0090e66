using FsCheck.Xunit;
using Sampan.Finance;

namespace Sampan.Tests.Rules.Finance;

/// <summary>The table of docs/funding.md, and that the score moves only the way it says.</summary>
public sealed class SellerScoreTests
{
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 35)]
    [InlineData(3, 1, 4, 45)]
    [InlineData(10, 0, 10, 100)]
    [InlineData(50, 5, 24, 97)]
    [InlineData(0, 3, 12, 20)]
    public void Deliveries_months_and_clean_orders_count(int delivered, int faulty, int months, int score) =>
        Assert.Equal(score, SellerScore.Of(new(delivered, faulty, months)));

    [Property]
    public bool It_never_falls_by_what_is_good_nor_rises_by_what_is_not(byte delivered, byte faulty, byte months)
    {
        SellerHistory history = new(delivered, faulty, months);
        int score = SellerScore.Of(history);
        return score is >= 0 and <= 100 &&
            SellerScore.Of(history with { Delivered = delivered + 1 }) >= score &&
            SellerScore.Of(history with { Months = months + 1 }) >= score &&
            SellerScore.Of(history with { Faulty = faulty + 1 }) <= score;
    }

    [Property]
    public bool The_deliveries_it_asks_for_are_enough_and_no_more(byte delivered, byte faulty, byte months, byte least)
    {
        SellerHistory history = new(delivered, faulty, months);
        int wanted = least % 101;
        if (SellerScore.DeliveriesTo(wanted, history) is not { } more) return true;
        int With(int extra) => SellerScore.Of(history with { Delivered = delivered + extra });
        return With(more) >= wanted && (more == 0 || With(more - 1) < wanted);
    }

    [Fact]
    public void What_no_delivery_mends_is_said() =>
        Assert.Null(SellerScore.DeliveriesTo(100, new SellerHistory(10, 200, 0)));
}
