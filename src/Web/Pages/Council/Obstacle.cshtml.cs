using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>One reported obstacle: what became of it, and the forms of those who see to it.</summary>
public sealed class ObstacleModel(ICouncil council, IReports reports) : CouncilPage(council)
{
    private const int MostOffered = 100;

    [BindProperty(Name = "seat")]
    public string? SeatId { get; set; }

    [BindProperty(Name = "by")]
    public string? By { get; set; }

    [BindProperty(Name = "into")]
    public string? Into { get; set; }

    [BindProperty(Name = "measure")]
    public string? MeasureId { get; set; }

    [BindProperty(Name = "text")]
    public string? Words { get; set; }

    public ReportedObstacle Report { get; private set; } = null!;

    public Matter? Matter => Record.MatterOf(Report.Id);

    /// <summary>Reports that this one may say the same as.</summary>
    public IReadOnlyList<ReportedObstacle> Others { get; private set; } = [];

    public IEnumerable<Measure> OpenMeasures => Record.Measures.Values.Where(measure => measure.Closed is null);

    private string Address => $"/council/obstacles/{Report.Id}";

    public async Task<IActionResult> OnGet(string report) => await Find(report) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRoute(string report)
    {
        if (!await Find(report)) return NotFound();
        var reader = new FormReader();
        Id seat = reader.Take("seat", Id.Parse(SeatId));
        DateOnly by = reader.Take("by", TypedDay.Parse(By));
        if (reader.Refusal is { } wrong) return Say(wrong);
        return await Act(new ObstacleRouted(Report.Id, seat, by), $"{Address}?done=routed");
    }

    public async Task<IActionResult> OnPostMerge(string report)
    {
        if (!await Find(report)) return NotFound();
        Outcome<Id> into = Id.Parse(Into);
        return into.IsRefused
            ? Say(FormReader.About("into", into.Refusal))
            : await Act(new ObstacleMerged(Report.Id, into.Value), $"{Address}?done=merged");
    }

    public async Task<IActionResult> OnPostAnswer(string report) => await Find(report)
        ? await Act(new ObstacleAnswered(Report.Id, Written("text")), $"{Address}?done=answered")
        : NotFound();

    public async Task<IActionResult> OnPostLink(string report)
    {
        if (!await Find(report)) return NotFound();
        Outcome<Id> measure = Id.Parse(MeasureId);
        return measure.IsRefused
            ? Say(FormReader.About("measure", measure.Refusal))
            : await Act(new ObstacleLinked(Report.Id, measure.Value), $"{Address}?done=linked");
    }

    public async Task<IActionResult> OnPostHide(string report) => await Find(report)
        ? await Act(new ObstacleHidden(Report.Id, Written("why")), $"{Address}?done=hidden")
        : NotFound();

    private async Task<bool> Find(string report)
    {
        Outcome<Id> id = Id.Parse(report);
        Outcome<ReportedObstacle> found =
            id.IsRefused ? CouncilRefusals.ReportUnknown : await reports.Find(id.Value);
        if (found.IsRefused) return false;
        Report = found.Value;
        if (IsChair)
            Others =
            [
                .. (await reports.Newest(null, MostOffered)).Where(other => other.Id != Report.Id
                    && Record.MatterOf(other.Id) is { IsShown: true, MergedInto: null }),
            ];
        return true;
    }
}
