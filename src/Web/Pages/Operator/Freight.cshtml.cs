using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>The house's rate cards: every seller's goods may travel by them.</summary>
public sealed class FreightModel(IFreightCards cards) : SampanPage
{
    [BindProperty(Name = "replaces")]
    public string? Replaces { get; set; }

    [BindProperty(Name = "load")]
    public string? Load { get; set; }

    public IReadOnlyList<StoredCard> Cards { get; private set; } = [];

    public RateCardUpload? Upload { get; private set; }

    public async Task OnGet() => Cards = await cards.Of(Id.None);

    public async Task<IActionResult> OnGetFile(string? card)
    {
        Outcome<Id> id = Id.Parse(card);
        Outcome<StoredCard> found = id.IsRefused ? id.Refusal : await cards.CardOf(Id.None, id.Value);
        return found.IsRefused
            ? NotFound()
            : File(RateCardFile.Write(found.Value.Rates), "text/csv", $"rate-card-{found.Value.Id}.csv");
    }

    public async Task<IActionResult> OnPostCard(IFormFile? file)
    {
        Outcome<RateCardUpload> taken = await RateCardUpload.Take(cards, Id.None, (file, Replaces, Load == "yes"), Now);
        if (taken is { IsRefused: false, Value.Stored: not null }) return Redirect("/operator/freight?done=stored");
        await OnGet();
        if (taken.IsRefused) return Say(taken.Refusal);
        Upload = taken.Value;
        return Upload.File.Card is null ? Say(FreightRefusals.CardRefused) : Page();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        Outcome<(Id Card, int Version)> named = RateCardUpload.Replaced(Replaces);
        Refusal? refusal = named.IsRefused
            ? named.Refusal
            : (await cards.Withdraw(Id.None, named.Value.Card, named.Value.Version, Now)).Refusal;
        if (refusal is null) return Redirect("/operator/freight?done=withdrawn");
        await OnGet();
        return Refuse(refusal);
    }
}
