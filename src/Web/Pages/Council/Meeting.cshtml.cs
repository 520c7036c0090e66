using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>One meeting: its agenda, who was there, how each item was decided, and the minutes.</summary>
public sealed class MeetingModel(ICouncil council) : CouncilPage(council)
{
    [BindProperty(Name = "item")]
    public string? ItemId { get; set; }

    [BindProperty(Name = "present")]
    public IReadOnlyList<string> Present { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

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
        Id? measure = Id.Parse(Written("item-measure")) is { IsRefused: false } named ? named.Value : null;
        string closed = Written("item-closed");
        return await Act(
            new ItemAdded(
                IdOfForm("item"), Meeting.Id, Written("item-title"), Written("item-text"),
                closed.Length > 0 ? closed : null, measure),
            $"{Address}?done=item", field => $"item-{field}");
    }

    public async Task<IActionResult> OnPostPresent(string meeting)
    {
        if (!Find(meeting)) return NotFound();
        Id[] seats =
            [.. Present.Select(Id.Parse).Where(seat => !seat.IsRefused).Select(seat => seat.Value).Distinct().Order()];
        return await Act(new PresenceNoted(Meeting.Id, seats), $"{Address}?done=present");
    }

    public Task<IActionResult> OnPostConflict(string meeting) => OnItem(
        meeting, item => new ConflictDeclared(item, Written($"conflict-{item}")), "conflict", _ => "conflict");

    public Task<IActionResult> OnPostVote(string meeting) => OnItem(
        meeting,
        item => new VoteCast(
            item, Show.Named<Choice>(Typed($"choice-{item}")) ?? default, Written($"why-{item}")),
        "vote", field => field);

    public Task<IActionResult> OnPostDecide(string meeting) =>
        OnItem(meeting, item => new ItemDecided(item), "decided", field => field);

    public async Task<IActionResult> OnPostMinutes(string meeting) => Find(meeting)
        ? await Act(
            new MinutesWritten(Meeting.Id, Written("minutes-text")), $"{Address}?done=minutes",
            field => $"minutes-{field}")
        : NotFound();

    /// <param name="input">What the inputs of an item are called, before its id.</param>
    private async Task<IActionResult> OnItem(
        string meeting, Func<Id, Act> act, string done, Func<string, string> input)
    {
        if (!Find(meeting)) return NotFound();
        Outcome<Id> item = Id.Parse(ItemId);
        return item.IsRefused || Items.All(known => known.Id != item.Value)
            ? NotFound()
            : await Act(
                act(item.Value), $"{Address}?done={done}#item-{item.Value}",
                field => $"{input(field)}-{item.Value}");
    }

    private bool Find(string meeting)
    {
        Outcome<Id> id = Id.Parse(meeting);
        if (id.IsRefused || Record.Meetings.GetValueOrDefault(id.Value) is not { } found) return false;
        Meeting = found;
        return true;
    }
}
