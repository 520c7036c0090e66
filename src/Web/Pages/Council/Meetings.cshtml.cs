using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>Every meeting, and the form by which the chair calls the next.</summary>
public sealed class MeetingsModel(ICouncil council) : CouncilPage(council)
{
    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    public async Task<IActionResult> OnPost()
    {
        Outcome<DateOnly> on = TypedDay.Parse(On);
        if (on.IsRefused) return Say(FormReader.About("on", on.Refusal));
        Id meeting = IdOfForm("meeting");
        return await Act(
            new MeetingCalled(meeting, Written("title"), on.Value, Written("place")),
            $"/council/meetings/{meeting}?done=called");
    }
}
