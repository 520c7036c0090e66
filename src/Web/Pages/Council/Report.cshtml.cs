using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>A report as whoever made it finds it again, by an address that nobody else has.</summary>
public sealed class ReportModel(ICouncil council, IReports reports, ReportObstacle reporter, MeasureFigures figures)
    : CouncilPage(council)
{
    public ReportedObstacle Report { get; private set; } = null!;

    public bool HasLetters { get; private set; }

    public Measure? Measure { get; private set; }

    /// <summary>What the measure's number became; null while there is none.</summary>
    public Reading? After { get; private set; }

    public async Task<IActionResult> OnGet(string secret) => await Find(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string secret)
    {
        if (!await Find(secret)) return NotFound();
        await reporter.Forget(Report.Id, Now);
        return Redirect($"/council/reports/{secret}?done=forgotten");
    }

    private async Task<bool> Find(string secret)
    {
        Outcome<ReportedObstacle> found = await reports.FindBySecret(secret);
        if (found.IsRefused) return false;
        Report = found.Value;
        HasLetters = await reporter.AddressOf(Report.Id) is not null;
        Matter? followed = Record.MatterOf(Report.Id)?.MergedInto is { } into
            ? Record.MatterOf(into)
            : Record.MatterOf(Report.Id);
        if (followed?.Measure is not { } measure) return true;
        Measure = Record.Measures[measure];
        After = await figures.Now(Measure, Today);
        return true;
    }
}
