using Sampan.Host.Demo.Year;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Commands;

/// <summary>A played year as tables: how its orders stand, and what happened to them.</summary>
internal static class YearTables
{
    internal static string Of(YearSummary summary)
    {
        var states = new TextTable("state", ">orders");
        foreach ((OrderState state, int count) in summary.CountBy(o => o.State)) states.Add($"{state}", $"{count}");
        var stories = new TextTable("what happened", ">orders");
        foreach ((Story story, int count) in summary.CountBy(o => o.Story)) stories.Add(Told(story), $"{count}");
        YearSetup setup = summary.Setup;
        return $"""
            Simulated: {summary.Orders.Count} orders of a year that was played, {setup.Begins.Text()} to
            {setup.Until.AddDays(-1).Text()}, seed {setup.Seed}. No such people, no such payments.

            {states}
            {stories}
            The same seed and day give the same: {summary.Digest}

            """;
    }

    private static string Told(Story story) => story switch
    {
        Story.Ordinary => "offered, paid, shipped, arrived",
        Story.PaidLate => "paid after the deadline, money sent back",
        Story.AnsweredLate => "accepted after the offer had ended: refused",
        Story.NeverPaid => "accepted and never paid",
        Story.PaidShort => "paid short, then completed",
        Story.PaidByOther => "paid by somebody else, matched by an operator",
        Story.Overpaid => "overpaid, the rest sent back",
        Story.StockShort => "stock short: refused, stock added, accepted",
        Story.Cancelled => "cancelled before shipping, money sent back",
        Story.CameBack => "refused at the door, goods came back",
        Story.NotBack => "refused at the door, goods not back: ruled on",
        Story.Disputed => "disputed after delivery, escrow split",
        Story.WrongAccount => "payout to a wrong account came back, sent again",
        Story.HeldForPermit => "held at the border for an import permit, released",
        Story.Lost => "lost by the carrier, the insurance paid",
        Story.ClaimedLate => "lost by the carrier, claimed too late: refused",
        Story.OnDeposit => "on deposit, the rest short and then late",
        _ => "left open for whoever opens the demo",
    };
}
