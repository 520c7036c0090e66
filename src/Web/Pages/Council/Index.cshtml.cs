using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>
/// The plan of the year with its numbers as they are now, who sits here, and what waits for the reader.
/// </summary>
public sealed class IndexModel(ICouncil council, IReports reports, MeasureFigures figures)
    : CouncilPage(council)
{
    private const int MostWaiting = 200;

    private readonly Dictionary<Id, Reading?> _now = [];

    public Plan? Plan { get; private set; }

    public IReadOnlyDictionary<Trouble, int> Troubles { get; private set; } = new Dictionary<Trouble, int>();

    /// <summary>What the reader's seat is to do, with where.</summary>
    public IReadOnlyList<(string Key, string About, string Address)> Waiting { get; private set; } = [];

    public Meeting? NextMeeting => Record.Meetings.Values.Where(meeting => meeting.On >= Today)
        .OrderBy(meeting => meeting.On).FirstOrDefault();

    public async Task OnGet()
    {
        Plan = Record.PlanOn(Today) ?? Record.Plans.Values.LastOrDefault();
        Troubles = await reports.CountByTrouble();
        if (Plan is not null)
            foreach (Measure measure in Record.GoalsOf(Plan.Id).SelectMany(goal => Record.MeasuresOf(goal.Id)))
                _now[measure.Id] = await figures.Now(measure, Today);
        if (Seat is not null) Waiting = [.. await WhatWaits(Seat)];
    }

    /// <summary>What the measure reads since its opening; null while there is nothing to read.</summary>
    public Reading? NumberOf(Measure measure) => _now.GetValueOrDefault(measure.Id);

    private async Task<List<(string, string, string)>> WhatWaits(Seat seat)
    {
        var waiting = new List<(string, string, string)>();
        if (seat.Chair)
            waiting.AddRange((await Unread()).Select(report => (
                "route", Text[$"trouble.{Show.Key(report.Trouble)}"], $"/council/obstacles/{report.Id}")));
        waiting.AddRange(Record.Matters.Values
            .Where(matter => matter.Seat == seat.Id && matter is { Answer: null, MergedInto: null, HiddenWhy: null })
            .Select(matter => (
                "answer", Text.Of("council.by_day", ("day", Show.Date(Text, matter.AnswerBy!.Value))),
                $"/council/obstacles/{matter.Report}")));
        waiting.AddRange(Record.Milestones.Values
            .Where(milestone => milestone.Owner == seat.Id && milestone.Reached is null)
            .Select(milestone => (
                "milestone", $"{milestone.Title} ({Show.Date(Text, milestone.DueOn)})",
                $"/council/measures/{milestone.Measure}")));
        waiting.AddRange(Record.Items.Values
            .Where(item => item.Verdict is null
                && Record.Meetings[item.Meeting] is { Minutes.IsEmpty: true } meeting
                && meeting.Present.Contains(seat.Id)
                && !item.Votes.ContainsKey(seat.Id) && !item.Conflicts.ContainsKey(seat.Id))
            .Select(item => ("vote", item.Title, $"/council/meetings/{item.Meeting}")));
        return waiting;
    }

    /// <summary>Reports that nobody has read; the newest first, and no more than somebody reads in a day.</summary>
    private async Task<List<ReportedObstacle>> Unread()
    {
        var unread = new List<ReportedObstacle>();
        IReadOnlyList<ReportedObstacle> page = await reports.Newest(null, MostWaiting);
        while (page.Count > 0 && unread.Count < MostWaiting)
        {
            unread.AddRange(page.Where(report => Record.MatterOf(report.Id) is null));
            page = await reports.Newest(page[^1].At, MostWaiting);
        }
        return unread;
    }
}
