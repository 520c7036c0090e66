using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Journeys.Screening;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>
/// Which lists are loaded, and who is held: one operator says why a match is of somebody else, another one decides.
/// </summary>
public sealed class ScreeningModel(IScreeningShelf shelf, ScreenParties parties) : SampanPage
{
    [BindProperty(Name = "subject")]
    public string? SubjectId { get; set; }

    [BindProperty(Name = "ground")]
    public string? Ground { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public IReadOnlyList<KeptVersion> Versions { get; private set; } = [];

    public IReadOnlyList<HeldParty> Held { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Read() is { } refusal ? Refuse(refusal) : Page();

    public Task<IActionResult> OnPostAsk() =>
        Act("screening_asked", subject => shelf.Ask(subject, PersonId, Ground ?? "", Now));

    public Task<IActionResult> OnPostClear() => Act("screening_cleared", subject => Sure == "yes"
        ? shelf.Decide(subject, PersonId, isCleared: true, Now)
        : Task.FromResult<Refusal?>(WebRefusals.ConfirmationMissing));

    public Task<IActionResult> OnPostKeep() =>
        Act("screening_kept", subject => shelf.Decide(subject, PersonId, isCleared: false, Now));

    private async Task<IActionResult> Act(string done, Func<Id, Task<Refusal?>> act)
    {
        Outcome<Id> subject = Id.Parse(SubjectId);
        Refusal? refusal = subject.IsRefused ? subject.Refusal : await act(subject.Value);
        if (refusal is null) return Redirect($"/operator/screening?done={done}");
        return await Read() is { } unread ? Refuse(unread) : Say(refusal);
    }

    private async Task<Refusal?> Read()
    {
        Versions = await shelf.Versions();
        Outcome<IReadOnlyList<HeldParty>> held = await parties.Held();
        if (held.IsRefused) return held.Refusal;
        Held = held.Value;
        return null;
    }
}
