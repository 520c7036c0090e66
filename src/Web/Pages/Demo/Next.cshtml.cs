using Microsoft.AspNetCore.Mvc;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Demo;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Demo;

/// <summary>Lets the sandbox world take one step with an order, and shows the first screen as it then is.</summary>
[FromOurPages]
public sealed class NextModel : StagePage
{
    [BindProperty(Name = "event")]
    public string? EventWord { get; set; }

    public string Back => Board(Order);

    public async Task<IActionResult> OnPost()
    {
        if (Show.Named<DemoEvent>(EventWord) is not { } happening) return BadRequest();
        Outcome<TradeRecord> played = await Stage.Play(happening, Order, KeyOfForm);
        return played.IsRefused ? Refuse(played.Refusal) : Redirect(Board(played.Value.Terms.Reference));
    }
}
