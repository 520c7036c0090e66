using FsCheck.Xunit;
using Sampan.Finance;
using Sampan.Kernel;
using static Sampan.Tests.Rules.Finance.SampleMandates;

namespace Sampan.Tests.Rules.Finance;

/// <summary>What is kept of a bank statement, the points of docs/funding.md, and how a mandate counts them.</summary>
public sealed class BankRecordTests
{
    private static readonly DateOnly From = new(2026, 5, 1), To = new(2026, 10, 31);

    [Fact]
    public void A_month_counts_when_it_is_whole_and_money_came_in_on_three_days()
    {
        BankMovement[] income =
        [
            .. Days("2026-05-03", "2026-05-09", "2026-05-28"), .. Days("2026-06-03", "2026-06-03", "2026-06-09"),
            .. Days("2026-07-01", "2026-07-15", "2026-07-31"),
        ];
        Assert.Equal(2, BankRecord.Of(From, To, 0, income).Months);
        Assert.Equal(1, BankRecord.Of(From.AddDays(1), To, 0, income).Months);
        Assert.Equal(1, BankRecord.Of(From, new DateOnly(2026, 7, 30), 0, income).Months);
        Assert.Equal(2, BankRecord.Of(From, new DateOnly(2026, 7, 31), 0, income).Months);
    }

    [Fact]
    public void Only_what_is_left_in_the_evening_counts()
    {
        DateOnly day = new(2026, 5, 3);
        Assert.False(BankRecord.Of(From, To, 100, [new(day, -500), new(day, 400)]).Overdrawn);
        Assert.True(BankRecord.Of(From, To, 100, [new(day, -500), new(day.AddDays(1), 400)]).Overdrawn);
        Assert.True(BankRecord.Of(From, To, -1, []).Overdrawn);
    }

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, false, 10)]
    [InlineData(3, true, 12)]
    [InlineData(6, false, 30)]
    [InlineData(60, false, 30)]
    public void Points_are_those_of_the_page(int months, bool overdrawn, int points) =>
        Assert.Equal(points, SellerScore.OfBank(new BankRecord(From, To, months, overdrawn)));

    [Property]
    public bool The_score_never_falls_by_income_nor_rises_by_being_overdrawn(
        byte delivered, byte faulty, byte trading, byte months, bool overdrawn)
    {
        SellerHistory history = new(delivered, faulty, trading);
        var record = new BankRecord(From, To, months, overdrawn);
        int score = SellerScore.Of(history, record);
        return score is >= 0 and <= 100 && score >= SellerScore.Of(history) &&
            SellerScore.Of(history, record with { Months = months + 1 }) >= score &&
            SellerScore.Of(history, record with { Overdrawn = true }) <= score &&
            SellerScore.Of(history with { Delivered = delivered + 1 }, record) >= score;
    }

    [Fact]
    public void It_counts_only_where_the_lender_says_so_and_the_reason_names_it()
    {
        FundingCase first = Order with { Worth = Baht(11_375_00), History = default };
        Mandate blind = Mandate(), looks = Mandate(Terms with { ScoreBank = true });
        Refusal without = Assert.Single(Decline.Of(looks, first, FundingRule.Judge(looks, first)));
        Assert.Equal((FinanceRefusals.ScoreWithoutBank, "30"), (without.Code, without["most"]));

        FundingCase shown = first with { Bank = new BankRecord(From, To, 6, false) };
        Assert.Equal(Unmet.None, FundingRule.Judge(looks, shown));
        Assert.Equal(Unmet.Score, FundingRule.Judge(blind, shown));
        Assert.Equal(FinanceRefusals.ScoreLow, Assert.Single(Decline.Of(blind, shown, Unmet.Score)).Code);

        // Too little of it: the deliveries that are named reach the least together with its points.
        FundingCase little = first with { Bank = new BankRecord(From, To, 1, true) };
        Refusal more = Assert.Single(Decline.Of(looks, little, FundingRule.Judge(looks, little)));
        Assert.Equal(("4", "1"), (more["score"], more["deliveries"]));
        // Not even the whole of it would do: the reason asks for deliveries.
        Mandate strict = Mandate(Terms with { ScoreBank = true, ScoreLeast = 31 });
        Assert.Equal(FinanceRefusals.ScoreLow, Assert.Single(Decline.Of(strict, first, Unmet.Score)).Code);
    }

    [Fact]
    public void It_counts_for_its_own_money_and_until_its_day()
    {
        var shown = new ShownRecord(true, new BankRecord(From, To, 6, false), default);
        Assert.NotNull(shown.On(To.AddDays(120), sandbox: true));
        Assert.Null(shown.On(To.AddDays(121), sandbox: true));
        Assert.Null(shown.On(To, sandbox: false));
    }

    private static IEnumerable<BankMovement> Days(params string[] days) =>
        days.Select(day => new BankMovement(Dates.Parse(day).Value, 100));
}
