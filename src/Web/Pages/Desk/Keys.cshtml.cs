using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>The keys with which the firm's programs call the API. A secret is shown on the page that made it.</summary>
[AllowedTo(Caller.Member, Permission.EditMembers)]
public sealed class KeysModel(IFirms firms, IApiKeys keys) : DeskPage(firms)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "role")]
    public string? KeyRole { get; set; }

    [BindProperty(Name = "key")]
    public string? KeyId { get; set; }

    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    /// <summary>The key just made: the only time its secret is shown.</summary>
    public IssuedKey? Issued { get; private set; }

    public async Task<IActionResult> OnGet() => await Read() is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPost()
    {
        Role role = KeyRole == nameof(Identity.Role.Owner) ? Identity.Role.Owner : Identity.Role.Clerk;
        Outcome<IssuedKey> issued = await keys.Issue(PersonId, Firm.Id, Name ?? "", role, Now);
        if (!issued.IsRefused) (Issued, Name) = (issued.Value, null);
        if (await Read() is { } unseen) return Refuse(unseen);
        return issued.IsRefused ? Say(issued.Refusal) : Page();
    }

    public async Task<IActionResult> OnPostRevoke()
    {
        Outcome<Id> key = Id.Parse(KeyId);
        Refusal? refusal = key.IsRefused
            ? IdentityRefusals.ApiKeyUnknown
            : await keys.Revoke(PersonId, Firm.Id, key.Value, Now);
        if (refusal is null) return Redirect($"/desk/{Firm.Id}/keys?done=revoked");
        return await Read() is { } unseen ? Refuse(unseen) : Say(refusal);
    }

    private async Task<Refusal?> Read()
    {
        Outcome<IReadOnlyList<ApiKey>> found = await keys.Of(PersonId, Firm.Id);
        if (found.IsRefused) return found.Refusal;
        All = found.Value;
        return null;
    }
}
