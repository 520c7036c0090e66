using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>Everything that was done in the working group, the newest first: who did it, when, and to what.</summary>
public sealed class TrailModel(ICouncil council) : CouncilPage(council)
{
    private const int PageSize = 100;

    [BindProperty(Name = "before", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<Done> Acts { get; private set; } = [];

    public long? Next { get; private set; }

    public void OnGet()
    {
        Acts =
        [
            .. Record.Trail.Reverse().Where(done => done.Number < (Before ?? long.MaxValue) && IsShown(done))
                .Take(PageSize),
        ];
        Next = Acts.Count == PageSize ? Acts[^1].Number : null;
    }

    /// <summary>Who did it: the seat of that day, or an operator.</summary>
    public string By(Done done) => done.Act switch
    {
        SeatGiven or SeatEnded => Text["council.trail.operator"],
        ItemAdded act when IsClosed(act.Item) => "–",
        _ => CouncilWords.Seat(Text, Record.SeatOf(done.Person, done.On)),
    };

    /// <summary>Of an item for members only others see that there is one, and nothing of it.</summary>
    private bool IsShown(Done done) => done.Act switch
    {
        ConflictDeclared act => !IsClosed(act.Item),
        VoteCast act => !IsClosed(act.Item),
        ItemDecided act => !IsClosed(act.Item),
        _ => true,
    };

    private bool IsClosed(Id item) => Seat is null && !Record.Items[item].IsPublic;

    /// <summary>What it was about, and where that is; nothing for what is marked and not the reader's to see.</summary>
    public (string Name, string? Address) About(Done done) => done.Act switch
    {
        SeatGiven act => (CouncilWords.Seat(Text, SeatNamed(act.Seat)), null),
        SeatEnded act => (CouncilWords.Seat(Text, SeatNamed(act.Seat)), null),
        MeetingCalled act => Of(Record.Meetings[act.Meeting]),
        PresenceNoted act => Of(Record.Meetings[act.Meeting]),
        MinutesWritten act => Of(Record.Meetings[act.Meeting]),
        ItemAdded act => Of(Record.Items[act.Item]),
        ConflictDeclared act => Of(Record.Items[act.Item]),
        VoteCast act => Of(Record.Items[act.Item]),
        ItemDecided act => Of(Record.Items[act.Item]),
        PlanSet act => (act.Title, "/council"),
        GoalSet act => (act.Title, "/council"),
        MeasureSet act => Of(Record.Measures[act.Measure]),
        MeasureOpened act => Of(Record.Measures[act.Measure]),
        MeasureClosed act => Of(Record.Measures[act.Measure]),
        MilestoneSet act => (act.Title, $"/council/measures/{act.Measure}"),
        MilestoneReached act when Record.Milestones[act.Milestone] is { } step =>
            (step.Title, $"/council/measures/{step.Measure}"),
        ObstacleRouted act => Report(act.Report),
        ObstacleMerged act => Report(act.Report),
        ObstacleAnswered act => Report(act.Report),
        ObstacleLinked act => Report(act.Report),
        ObstacleHidden act => Report(act.Report),
        _ => throw new InvalidOperationException($"{done.Act.GetType().Name} is not an act of the working group."),
    };

    private static (string, string?) Of(Meeting meeting) => (meeting.Title, $"/council/meetings/{meeting.Id}");

    private (string, string?) Of(AgendaItem item) => IsClosed(item.Id)
        ? (Text["meeting.item.closed_one"], $"/council/meetings/{item.Meeting}")
        : (item.Title, $"/council/meetings/{item.Meeting}#item-{item.Id}");

    private static (string, string?) Of(Measure measure) => (measure.Title, $"/council/measures/{measure.Id}");

    private (string, string?) Report(Id report) => (Text["council.trail.report"], $"/council/obstacles/{report}");
}
