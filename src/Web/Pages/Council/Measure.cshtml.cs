using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>One measure: its number before, now and at the end, its steps, and the obstacles that led to it.</summary>
public sealed class MeasureModel(
    ICouncil council, IReports reports, MeasureFigures figures, SteerMeasure steer) : CouncilPage(council)
{
    [BindProperty(Name = "title")]
    public string? StepTitle { get; set; }

    [BindProperty(Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "milestone")]
    public string? MilestoneId { get; set; }

    [BindProperty(Name = "conclusion")]
    public string? Conclusion { get; set; }

    public Measure Measure { get; private set; } = null!;

    /// <summary>What it would be opened with; null once it is, or where no month's figures are out.</summary>
    public Reading? WouldOpenWith { get; private set; }

    public Reading? After { get; private set; }

    public IReadOnlyList<ReportedObstacle> Obstacles { get; private set; } = [];

    private string Address => $"/council/measures/{Measure.Id}";

    public async Task<IActionResult> OnGet(string measure) => await Find(measure) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpen(string measure) => await Find(measure)
        ? Told(await steer.Open(PersonId, Measure.Id, Now), $"{Address}?done=opened")
        : NotFound();

    public async Task<IActionResult> OnPostClose(string measure) => await Find(measure)
        ? Told(await steer.Close(PersonId, Measure.Id, Written("conclusion"), Now), $"{Address}?done=closed")
        : NotFound();

    public async Task<IActionResult> OnPostStep(string measure)
    {
        if (!await Find(measure)) return NotFound();
        var reader = new FormReader();
        Id owner = reader.Take("owner", Id.Parse(Owner));
        DateOnly due = reader.Take("due", TypedDay.Parse(Due));
        if (reader.Refusal is { } wrong) return Say(wrong);
        return await Act(
            new MilestoneSet(IdOfForm("milestone"), Measure.Id, Written("title"), owner, due),
            $"{Address}?done=step");
    }

    public async Task<IActionResult> OnPostReach(string measure)
    {
        if (!await Find(measure)) return NotFound();
        Outcome<Id> milestone = Id.Parse(MilestoneId);
        return milestone.IsRefused
            ? NotFound()
            : await Act(
                new MilestoneReached(milestone.Value, Written($"note-{milestone.Value}")), $"{Address}?done=reached",
                field => $"{field}-{milestone.Value}");
    }

    private async Task<bool> Find(string measure)
    {
        Outcome<Id> id = Id.Parse(measure);
        if (id.IsRefused || Record.Measures.GetValueOrDefault(id.Value) is not { } found) return false;
        Measure = found;
        WouldOpenWith = found.Before is null ? await figures.Before(found, Today) : null;
        After = await figures.Now(found, Today);
        var obstacles = new List<ReportedObstacle>();
        foreach (Id report in Record.ReportsOf(found.Id))
            if (await reports.Find(report) is { IsRefused: false } known) obstacles.Add(known.Value);
        Obstacles = obstacles;
        return true;
    }
}
