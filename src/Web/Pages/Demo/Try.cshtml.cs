using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Access;
using Sampan.Web.Demo;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Demo;

/// <summary>Tries to break the platform on its real journal, and shows what it did about it.</summary>
[FromOurPages]
public sealed class TryModel(IFirms firms) : StagePage
{
    [BindProperty(Name = "what")]
    public string? What { get; set; }

    public LastUnitTwice? Rush { get; private set; }

    public AlteredPaper? Paper { get; private set; }

    public PledgedTwice? Pledge { get; private set; }

    public string Lender(Id firm) => _lenders.TryGetValue(firm, out Firm? lender)
        ? Text.FirmName(lender.Details)
        : $"{firm}";

    private readonly Dictionary<Id, Firm> _lenders = [];

    public string Back => Board(Order, "try");

    public async Task<IActionResult> OnPost()
    {
        if (What is not ("last_unit" or "paper" or "pledge")) return BadRequest();
        if (What == "pledge") return await TryPledge();
        if (What == "paper")
        {
            Outcome<AlteredPaper> altered = await Stage.AlterPaper(Order);
            if (altered.IsRefused) return Say(altered.Refusal);
            Paper = altered.Value;
            return Page();
        }
        Outcome<LastUnitTwice> rush = await Stage.BuyLastUnitTwice(KeyOfForm);
        if (rush.IsRefused) return Say(rush.Refusal);
        Rush = rush.Value;
        return Page();
    }

    private async Task<IActionResult> TryPledge()
    {
        Outcome<PledgedTwice> pledge = await Stage.PledgeTwice(KeyOfForm);
        if (pledge.IsRefused) return Say(pledge.Refusal);
        Pledge = pledge.Value;
        foreach (Id id in (Id[])[Pledge.Got, Pledge.Left])
            if ((await firms.Firm(id)) is { IsRefused: false } firm) _lenders[id] = firm.Value;
        return Page();
    }
}
