using Microsoft.AspNetCore.Mvc;
using Sampan.Web.Access;
using Sampan.Web.Demo;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Demo;

/// <summary>Tries to break the platform on its real journal, and shows what it did about it.</summary>
[FromOurPages]
public sealed class TryModel : StagePage
{
    [BindProperty(Name = "what")]
    public string? What { get; set; }

    public LastUnitTwice? Rush { get; private set; }

    public AlteredPaper? Paper { get; private set; }

    public string Back => Board(Order, "try");

    public async Task<IActionResult> OnPost()
    {
        if (What is not ("last_unit" or "paper")) return BadRequest();
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
}
