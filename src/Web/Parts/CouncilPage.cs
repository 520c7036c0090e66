using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Council;
using Sampan.Identity;

namespace Sampan.Web.Parts;

/// <summary>
/// A page of the working group: anybody reads it, and who has a seat acts on it. Which seat may do what is the record's
/// own rule; here is only read whose it is.
/// </summary>
public abstract class CouncilPage(ICouncil council) : SampanPage
{
    protected ICouncil Council => council;

    public CouncilRecord Record { get; private set; } = CouncilRecord.Empty;

    /// <summary>The reader's own; null for who has none.</summary>
    public Seat? Seat { get; private set; }

    public bool IsChair => Seat is { Chair: true };

    public DateOnly Today => Now.UtcDate;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await ReadRecord();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Whether the reader answers for it, or chairs.</summary>
    public bool Answers(Id owner) => Seat is not null && (IsChair || Seat.Id == owner);

    public Seat? SeatNamed(Id? seat) => seat is { } id ? Record.Seats.GetValueOrDefault(id) : null;

    /// <summary>The seats of today, for a form to choose from.</summary>
    public IEnumerable<(string Value, string Words)> SeatChoices =>
        Record.SeatsOn(Today).Select(seat => ($"{seat.Id}", Text.Seat(seat)));

    /// <summary>What somebody wrote into the form.</summary>
    protected string Written(string input) => FormReader.Typed(Request.Form, input);

    /// <summary>
    /// The id of what a form makes: the same form sent twice makes one thing. It begins with the moment of the form.
    /// </summary>
    protected Id IdOfForm(string what)
    {
        Id key = Id.Parse(KeyOfForm) is { IsRefused: false } known ? known.Value : Id.New(Now);
        return key.Beside(Hash256.Of(System.Text.Encoding.UTF8.GetBytes($"{what} {key}")));
    }

    /// <summary>Does it and goes where it shows; without a seat nobody does anything.</summary>
    /// <param name="input">
    /// The name of the input that a field of the act is typed into, where the page has several of the same kind.
    /// </param>
    protected async Task<IActionResult> Act(Act act, string back, Func<string, string>? input = null) => Told(
        await council.Do(PersonId, User.IsInRole(IdentityRegistration.OperatorRole), act, Now), back, input);

    /// <summary>The same of what was done elsewhere.</summary>
    protected IActionResult Told(Outcome<CouncilRecord> done, string back, Func<string, string>? input = null)
    {
        if (!done.IsRefused) return Redirect(back);
        if (PersonId.IsNone) return Redirect($"/sign-in?return={Uri.EscapeDataString($"{Request.Path}")}");
        Refusal refusal = done.Refusal;
        // A thing named in a field is wrong in the form; the page itself was found.
        if (refusal["field"] is not { } field) return Refuse(refusal);
        return Say(refusal with
        {
            Arguments =
            [
                .. refusal.Arguments.Where(argument => argument.Name != "field"),
                ("field", input is null ? field : input(field)),
            ],
        });
    }

    /// <summary>What was typed into the form that was sent; null for the page's other forms.</summary>
    public string? Typed(string input) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? Request.Form[input] : (string?)null;

    private async Task ReadRecord()
    {
        Record = await council.Read();
        Seat = PersonId.IsNone ? null : Record.SeatOf(PersonId, Today);
    }
}
