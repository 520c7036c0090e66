using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>What people reported, and what became of it.</summary>
public sealed class ObstaclesModel(ICouncil council, IReports reports) : CouncilPage(council)
{
    private const int PageSize = 50;

    [BindProperty(Name = "before", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<ReportedObstacle> Reports { get; private set; } = [];

    public long? Next { get; private set; }

    public async Task OnGet()
    {
        Reports = await reports.Newest(Before is { } before ? new Instant(before) : null, PageSize);
        Next = Reports.Count == PageSize ? Reports[^1].At.Microseconds : null;
    }
}
