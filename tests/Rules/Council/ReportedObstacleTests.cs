using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

public sealed class ReportedObstacleTests
{
    private static readonly Country Thailand = Country.Parse("TH").Value, Japan = Country.Parse("JP").Value;

    private static readonly ReportedObstacle Good = new(
        new Id(9), Instant.StartOf(new DateOnly(2026, 6, 10)), TradeStep.Border, Trouble.OriginProof, Thailand, Japan,
        12, Money.Parse("45000.00", Currency.Parse("THB").Value).Value, "", "th");

    [Fact]
    public void What_is_said_is_of_the_lists_and_within_reason()
    {
        Assert.Null(Good.WhyNot());
        Assert.Null((Good with { From = null, To = null, Days = null, Lost = null }).WhyNot());
        (ReportedObstacle Report, RefusalCode Why)[] wrong =
        [
            (Good with { Step = 0 }, CouncilRefusals.ChoiceMissing),
            (Good with { Trouble = (Trouble)99 }, CouncilRefusals.ChoiceMissing),
            (Good with { To = null }, CouncilRefusals.LaneIncomplete),
            (Good with { Days = 0 }, CouncilRefusals.DaysLostWrong),
            (Good with { Days = 3651 }, CouncilRefusals.DaysLostWrong),
            (Good with { Lost = Good.Lost!.Value with { Minor = 0 } }, CouncilRefusals.MoneyLostWrong),
            (Good with { Lost = Good.Lost!.Value with { Minor = 10_000_000_001 } }, CouncilRefusals.MoneyLostWrong),
            (Good with { Words = new string('a', 1501) }, CouncilRefusals.TextTooLong),
            (Good with { Words = "a\0b" }, CouncilRefusals.TextUnreadable),
            // What is none of the list must be told in words.
            (Good with { Trouble = Trouble.Other }, CouncilRefusals.TextMissing),
        ];
        foreach ((ReportedObstacle report, RefusalCode why) in wrong) Assert.Equal(why, report.WhyNot()?.Code);
    }

    [Fact]
    public void Months_are_counted_and_written()
    {
        Month november = Month.Parse("2026-11").Value;
        Assert.Equal(new Month(2027, 2), november.Add(3));
        Assert.Equal(new Month(2025, 12), november.Add(-11));
        Assert.Equal(november, Month.FromCount(november.Count));
        Assert.Equal("2026-11", $"{november}");
        Assert.Equal(new DateOnly(2026, 11, 1), november.First);
        Assert.Equal(3, MonthSpan.Before(november, 3).Months);
        foreach (string text in (string[])["2026-13", "2026-1", "11-2026", "", "๒๐๒๖-๑๑"])
            Assert.Equal(CouncilRefusals.MonthMalformed, Month.Parse(text).Refusal?.Code);
    }
}
