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

    public Task<IActionResult> OnGetFile(string? card) => RateCardActs.File(cards, card, Id.None);

    public async Task<IActionResult> OnPostCard(IFormFile? file)
    {
        Outcome<RateCardUpload> taken = await RateCardActs.Take(cards, Id.None, (file, Replaces, Load == "yes"), Now);
        if (taken is { IsRefused: false, Value.Stored: not null }) return Redirect("/operator/freight?done=stored");
        await OnGet();
        if (taken.IsRefused) return Say(taken.Refusal);
        Upload = taken.Value;
        return Upload.File.Card is null ? Say(FreightRefusals.CardRefused) : Page();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        Refusal? refusal = await RateCardActs.Withdraw(cards, Id.None, Replaces, Now);
        if (refusal is null) return Redirect("/operator/freight?done=withdrawn");
        await OnGet();
        return Refuse(refusal);
    }
}
