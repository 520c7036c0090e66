using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>Who the firm is on papers, where its money goes, and who works for it.</summary>
public sealed class SettingsModel(IFirms firms, IPeople people, OrderDesk desk) : DeskPage(firms)
{
    private readonly RepeatPayout _payouts = new(desk);

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "bank")]
    public string? Bank { get; set; }

    [BindProperty(Name = "number")]
    public string? Number { get; set; }

    [BindProperty(Name = "holder")]
    public string? Holder { get; set; }

    [BindProperty(Name = "member-email")]
    public string? MemberEmail { get; set; }

    [BindProperty(Name = "member")]
    public string? MemberId { get; set; }

    [BindProperty(Name = "role")]
    public string? MemberRole { get; set; }

    public FirmForm Form { get; private set; } = new();

    public PayoutAccount? Payout { get; private set; }

    public IReadOnlyList<(Membership Membership, string Email)> Members { get; private set; } = [];

    /// <summary>An account number is shown by its end: enough to know it, too little to use it.</summary>
    public string MaskedNumber => Payout is not { } account ? ""
        : account.Number.Length <= 4 ? "••••" : $"•••• {account.Number[^4..]}";

    public async Task<IActionResult> OnGet() => await Draw() is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostFirm()
    {
        int typedOn = Version;
        if (await Draw() is { } unseen) return Refuse(unseen);
        Form = FirmForm.Read(Request.Form);
        Outcome<FirmDetails> details = Form.Details(Firm.Details.Kind);
        if (details.IsRefused) return Say(details.Refusal);
        // The same form sent twice has nothing left to change.
        if (details.Value == Firm.Details) return Done("firm");
        Outcome<Firm> changed = await Firms.Change(PersonId, Firm.Id, typedOn, details.Value, Now);
        return changed.IsRefused ? Refuse(changed.Refusal) : Done("firm");
    }

    public Task<IActionResult> OnPostPayout() => Act("payout", async () =>
    {
        var account = new PayoutAccount((Bank ?? "").Trim(), (Number ?? "").Trim(), (Holder ?? "").Trim());
        if (await Firms.SetPayout(PersonId, Firm.Id, account) is { } refusal) return refusal;
        // Whatever waited for this account goes at once.
        _ = await _payouts.OfSeller(Firm.Id);
        return null;
    });

    public Task<IActionResult> OnPostMember() => Act("member", async () =>
    {
        if (await Require(Permission.EditMembers) is { } forbidden) return forbidden;
        Outcome<PersonCard> person = await people.PersonByEmail(MemberEmail ?? "");
        return person.IsRefused
            ? person.Refusal
            : await Firms.SetMember(PersonId, Firm.Id, person.Value.Id, RoleTyped(), Now);
    });

    public Task<IActionResult> OnPostRole() => Act("member", async () =>
        Id.Parse(MemberId) is { IsRefused: false } member
        ? await Firms.SetMember(PersonId, Firm.Id, member.Value, MemberRole == "remove" ? null : RoleTyped(), Now)
        : IdentityRefusals.PersonUnknown);

    private Role RoleTyped() => MemberRole == nameof(Role.Owner) ? Identity.Role.Owner : Identity.Role.Clerk;

    private async Task<IActionResult> Act(string done, Func<Task<Refusal?>> act)
    {
        if (await Draw() is { } unseen) return Refuse(unseen);
        if (await act() is not { } refusal) return Done(done);
        return refusal.Code.Kind == RefusalKind.Forbidden ? Refuse(refusal) : Say(refusal);
    }

    /// <summary>Somebody who removed himself has no desk any more.</summary>
    private RedirectResult Done(string done) => Redirect(
        MemberRole == "remove" && MemberId == PersonId.ToString() ? "/desk" : $"/desk/{Firm.Id}/settings?done={done}");

    private async Task<Refusal?> Draw()
    {
        (Form, Version) = (FirmForm.Of(Firm.Details), Firm.Version);
        if (May(Permission.EditPayout) && await Firms.Payout(Firm.Id) is { IsRefused: false } payout)
            Payout = payout.Value;
        Outcome<IReadOnlyList<Membership>> members = await Firms.Members(PersonId, Firm.Id);
        if (members.IsRefused) return members.Refusal;
        var named = new List<(Membership, string)>();
        foreach (Membership member in members.Value)
        {
            Outcome<PersonCard> person = await people.Person(member.Person);
            named.Add((member, person.IsRefused ? "–" : person.Value.Email));
        }
        Members = named;
        return null;
    }
}
