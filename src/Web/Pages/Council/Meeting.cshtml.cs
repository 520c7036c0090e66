using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>One meeting: its agenda, who was there, how each item was decided, and the minutes.</summary>
public sealed class MeetingModel(ICouncil council) : CouncilPage(council)
{
    [BindProperty(Name = "item")]
    public string? ItemId { get; set; }

    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "text")]
    public string? Words { get; set; }

    [BindProperty(Name = "closed")]
    public string? ClosedWhy { get; set; }

    [BindProperty(Name = "measure")]
    public string? MeasureId { get; set; }

    [BindProperty(Name = "choice")]
    public string? ChoiceName { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    [BindProperty(Name = "present")]
    public IReadOnlyList<string> Present { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Which of the forms was sent: what was typed is shown there again.</summary>
    public string Sent { get; private set; } = "";

    public Quorum Quorum => Quorum.Of(Record, Meeting);

    /// <summary>What the reader may see: all of it with a seat, else what is not marked.</summary>
    public IEnumerable<AgendaItem> Items =>
        Record.ItemsOf(Meeting.Id).Where(item => item.IsPublic || Seat is not null);

    public int Hidden => Record.ItemsOf(Meeting.Id).Count() - Items.Count();

    private string Address => $"/council/meetings/{Meeting.Id}";

    public IActionResult OnGet(string meeting) => Find(meeting) ? Page() : NotFound();

    public async Task<IActionResult> OnPostItem(string meeting)
    {
        if (!Find(meeting)) return NotFound();
        Sent = "item";
        Id? measure = Id.Parse(MeasureId) is { IsRefused: false } named ? named.Value : null;
        string closed = Written(ClosedWhy);
        return await Act(
            new ItemAdded(
                IdOfForm("item"), Meeting.Id, Written(Title), Written(Words), closed.Length > 0 ? closed : null,
                measure),
            $"{Address}?done=item");
    }

    public async Task<IActionResult> OnPostPresent(string meeting)
    {
        if (!Find(meeting)) return NotFound();
        Id[] seats =
            [.. Present.Select(Id.Parse).Where(seat => !seat.IsRefused).Select(seat => seat.Value).Distinct().Order()];
        return await Act(new PresenceNoted(Meeting.Id, seats), $"{Address}?done=present");
    }

    public Task<IActionResult> OnPostConflict(string meeting) =>
        OnItem(meeting, item => new ConflictDeclared(item, Written(Why)), "conflict");

    public Task<IActionResult> OnPostVote(string meeting) => OnItem(
        meeting, item => new VoteCast(item, CouncilWords.Named<Choice>(ChoiceName) ?? default, Written(Why)), "vote");

    public Task<IActionResult> OnPostDecide(string meeting) =>
        OnItem(meeting, item => new ItemDecided(item), "decided");

    public async Task<IActionResult> OnPostMinutes(string meeting)
    {
        if (!Find(meeting)) return NotFound();
        Sent = "minutes";
        return await Act(new MinutesWritten(Meeting.Id, Written(Words)), $"{Address}?done=minutes");
    }

    private async Task<IActionResult> OnItem(string meeting, Func<Id, Act> act, string done)
    {
        if (!Find(meeting)) return NotFound();
        Outcome<Id> item = Id.Parse(ItemId);
        return item.IsRefused || Items.All(known => known.Id != item.Value)
            ? NotFound()
            : await Act(act(item.Value), $"{Address}?done={done}#item-{item.Value}");
    }

    private bool Find(string meeting)
    {
        Outcome<Id> id = Id.Parse(meeting);
        if (id.IsRefused || Record.Meetings.GetValueOrDefault(id.Value) is not { } found) return false;
        Meeting = found;
        return true;
    }
}
