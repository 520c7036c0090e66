using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Finance.SampleMandates;

namespace Sampan.Tests.Rules.Finance;

public sealed class FundingRuleTests
{
    /// <summary>1,137.50 is too little for a least of 1,000.00 at 70 percent.</summary>
    private static readonly FundingCase Good = Order with { Worth = Baht(11_375_00) };

    public static TheoryData<string, Unmet> Misses => new()
    {
        { "nothing", Unmet.None },
        { "sandbox", Unmet.Currency },
        { "currency", Unmet.Currency },
        { "stage", Unmet.Stage },
        { "lane", Unmet.Lane },
        { "chapter", Unmet.Chapter },
        { "one chapter of two", Unmet.Chapter },
        { "too early", Unmet.Validity },
        { "too late", Unmet.Validity },
        { "amount", Unmet.Amount },
        { "tenor", Unmet.Tenor },
        { "score", Unmet.Score },
        { "evidence", Unmet.Evidence },
    };

    [Theory, MemberData(nameof(Misses))]
    public void Each_condition_is_missed_by_itself(string what, Unmet unmet)
    {
        FundingCase order = what switch
        {
            "nothing" => Good,
            "sandbox" => Good with { Sandbox = false },
            "currency" => Good with { Worth = new Money(11_375_00, Currency.Jpy) },
            "stage" => Good with { Stage = OrderStage.Delivered },
            "lane" => Good with { Lane = new Lane(Country.Japan, Country.Thailand) },
            "chapter" => Good with { Chapters = [9] },
            "one chapter of two" => Good with { Chapters = [8, 71] },
            "too early" => Good with { Today = Today.AddDays(-1), ReleasedBy = Today.AddDays(65) },
            "too late" => Good with { Today = Today.AddDays(366), ReleasedBy = Today.AddDays(400) },
            "amount" => Order,
            "tenor" => Good with { ReleasedBy = Today.AddDays(81) },
            "score" => Good with { History = default },
            "evidence" => Good with { Evidence = [Evidence.PayoutAccount] },
            _ => throw new ArgumentException(what, nameof(what)),
        };
        Unmet judged = FundingRule.Judge(Mandate(), order);
        Assert.Equal(unmet, judged);
        // What is missed is also said, and nothing else is.
        Assert.Equal(unmet == Unmet.None ? 0 : 1, Decline.Of(Mandate(), order, judged).Count);
    }

    [Fact]
    public void The_edges_of_each_condition_are_met()
    {
        Assert.Equal(Unmet.None, FundingRule.Judge(Mandate(), Good with { ReleasedBy = Today.AddDays(80) }));
        Assert.Equal(Unmet.None, FundingRule.Judge(
            Mandate(), Good with { Today = Today.AddDays(365), ReleasedBy = Today.AddDays(400) }));
        // 70 % of 1,428.58 is 1,000.006, and of 1,428.57 it is 999.999.
        Assert.Equal(Unmet.None, FundingRule.Judge(Mandate(), Order with { Worth = Baht(1_428_58) }));
        Assert.Equal(Unmet.Amount, FundingRule.Judge(Mandate(), Order with { Worth = Baht(1_428_57) }));
        MandateTerms open = Terms with { Lanes = [], Chapters = [], Evidence = [], ScoreLeast = 0 };
        FundingCase strange = Good with { Lane = default, Chapters = [1, 97], Evidence = [], History = default };
        Assert.Equal(Unmet.None, FundingRule.Judge(Mandate(open), strange));
    }

    [Fact]
    public void Every_reason_is_told_at_once_and_in_one_order()
    {
        FundingCase order = Order with { Lane = default, Evidence = [], History = default };
        Mandate mandate = Mandate();
        IReadOnlyList<Refusal> reasons = Decline.Of(mandate, order, FundingRule.Judge(mandate, order));
        Assert.Equal(
            [
                FinanceRefusals.LaneWrong, FinanceRefusals.TooSmall, FinanceRefusals.ScoreLow,
                FinanceRefusals.EvidenceMissing, FinanceRefusals.EvidenceMissing,
            ],
            reasons.Select(reason => reason.Code));
        Assert.Equal("1000.00 THB", reasons[1]["least"]);
        Assert.Equal("796.25 THB", reasons[1]["advance"]);
        Assert.Equal(["PayoutAccount", "Insured"], reasons.Skip(3).Select(reason => reason["evidence"]!));
    }

    /// <summary>The smallest change that a reason names is one that flips it.</summary>
    [Fact]
    public void What_a_reason_asks_for_is_enough()
    {
        FundingCase poor = Good with { History = new SellerHistory(0, 2, 0), Evidence = [Evidence.PayoutAccount] };
        Mandate mandate = Mandate();
        IReadOnlyList<Refusal> reasons = Decline.Of(mandate, poor, FundingRule.Judge(mandate, poor));
        int deliveries = int.Parse(reasons[0]["deliveries"]!, null);
        Evidence shown = Enum.Parse<Evidence>(reasons[1]["evidence"]!);
        FundingCase mended = poor with
        {
            History = poor.History with { Delivered = deliveries },
            Evidence = [.. poor.Evidence, shown],
        };
        Assert.Equal(Unmet.None, FundingRule.Judge(mandate, mended));
        FundingCase less = mended with { History = poor.History with { Delivered = deliveries - 1 } };
        Assert.Equal(Unmet.Score, FundingRule.Judge(mandate, less));
    }

    /// <summary>The due day stands still: on the day that the reason names the loan is short enough.</summary>
    [Fact]
    public void What_takes_too_long_today_is_short_enough_on_the_day_that_is_named()
    {
        FundingCase order = Good with { ReleasedBy = Today.AddDays(95) };
        Mandate mandate = Mandate();
        Refusal reason = Assert.Single(Decline.Of(mandate, order, FundingRule.Judge(mandate, order)));
        Assert.Equal((FinanceRefusals.TooLong, "95"), (reason.Code, reason["days"]));
        DateOnly from = Dates.Parse(reason["from"]).Value;
        Assert.Equal(Unmet.None, FundingRule.Judge(mandate, order with { Today = from }));
        Assert.Equal(Unmet.Tenor, FundingRule.Judge(mandate, order with { Today = from.AddDays(-1) }));
    }

    [Fact]
    public void A_score_that_deliveries_do_not_reach_is_said_to_be_one()
    {
        Mandate mandate = Mandate(Terms with { ScoreLeast = 100 });
        FundingCase order = Good with { History = new SellerHistory(10, 200, 0) };
        Refusal reason = Assert.Single(Decline.Of(mandate, order, FundingRule.Judge(mandate, order)));
        Assert.Equal(FinanceRefusals.ScoreUnreachable, reason.Code);
    }

    [Fact]
    public void Advance_and_fee_drop_the_fraction_and_keep_their_bounds()
    {
        Assert.Equal(Baht(7_962_50), FundingRule.Advance(Terms, Good));
        Assert.Equal(Baht(70), FundingRule.Advance(Terms, Good with { Worth = Baht(101) }));
        Assert.Equal(Terms.Most, FundingRule.Advance(Terms, Good with { Worth = Baht(999_999_00) }));
        Assert.Equal(Baht(79_62), FundingRule.Fee(Terms, Baht(7_962_50)));
        Assert.Equal(Baht(50_00), FundingRule.Fee(Terms, Baht(1_000_00)));
    }

    [Fact]
    public void The_terms_of_a_loan_name_the_version_they_come_from()
    {
        LoanTerms loan = FundingRule.Terms(Mandate(), Good, new Id(5), Baht(2_000_00));
        Assert.Equal((new Id(77), new Id(9), 1), (loan.Lender, loan.Mandate, loan.MandateVersion));
        Assert.Equal((Today, Today.AddDays(66)), (loan.From, loan.DueOn));
        Assert.Equal((1_200, 300, Baht(50_00)), (loan.RateBps, loan.LateBps, loan.Fee));
    }
}
