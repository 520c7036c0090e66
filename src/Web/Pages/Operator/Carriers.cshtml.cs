using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>The keys with which carriers report what happens to shipments.</summary>
public sealed class CarriersModel(IApiKeys keys) : SampanPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "key")]
    public string? KeyId { get; set; }

    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    /// <summary>The key just made: the only time its secret is shown.</summary>
    public IssuedKey? Issued { get; private set; }

    public async Task<IActionResult> OnGet() => await Read() is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPost()
    {
        Outcome<IssuedKey> issued = await keys.IssueForCarrier(PersonId, Name ?? "", Now);
        if (!issued.IsRefused) (Issued, Name) = (issued.Value, null);
        if (await Read() is { } unseen) return Refuse(unseen);
        return issued.IsRefused ? Say(issued.Refusal) : Page();
    }

    public async Task<IActionResult> OnPostRevoke()
    {
        Outcome<Id> key = Id.Parse(KeyId);
        Refusal? refusal = key.IsRefused
            ? IdentityRefusals.ApiKeyUnknown
            : await keys.RevokeForCarrier(PersonId, key.Value, Now);
        if (refusal is null) return Redirect("/operator/carriers?done=revoked");
        return await Read() is { } unseen ? Refuse(unseen) : Say(refusal);
    }

    private async Task<Refusal?> Read()
    {
        Outcome<IReadOnlyList<ApiKey>> found = await keys.OfCarriers(PersonId);
        if (found.IsRefused) return found.Refusal;
        All = found.Value;
        return null;
    }
}
