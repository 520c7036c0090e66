using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>Who sits in the working group, for which side and how long.</summary>
public sealed class SeatsModel(ICouncil council, IPeople people) : CouncilPage(council)
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "side")]
    public string? SideName { get; set; }

    [BindProperty(Name = "organisation")]
    public string? Organisation { get; set; }

    [BindProperty(Name = "office")]
    public string? Office { get; set; }

    [BindProperty(Name = "chair")]
    public string? Chair { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "seat")]
    public string? SeatId { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var reader = new FormReader();
        PersonCard? person = reader.Take("email", await people.PersonByEmail(Email?.Trim() ?? ""));
        DateOnly from = reader.Take("from", TypedDay.Parse(From));
        DateOnly until = reader.Take("until", TypedDay.Parse(Until));
        if (reader.Refusal is { } wrong) return Say(wrong);
        if (Show.Named<Side>(SideName) is not { } side)
            return Say(CouncilRefusals.ChoiceMissing.With(("field", "side")));
        return await Act(
            new SeatGiven(
                IdOfForm("seat"), person!.Id, side, Written("organisation"), Written("office"), Chair == "yes", from,
                until),
            "/operator/seats?done=seat");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        Outcome<Id> seat = Id.Parse(SeatId);
        return seat.IsRefused ? NotFound() : await Act(new SeatEnded(seat.Value), "/operator/seats?done=seat_ended");
    }
}
