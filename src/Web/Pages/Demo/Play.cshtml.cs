using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Access;
using Sampan.Web.Demo;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Demo;

/// <summary>
/// One click into somebody's place in a demo, and straight to what waits for him. The invented people sign in with the
/// demo's own password, as anybody could by hand; a buyer has no account and comes by a link to the order.
/// </summary>
[FromOurPages]
public sealed class PlayModel(IPeople people) : StagePage
{
    [BindProperty(Name = "role")]
    public string? RoleWord { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (Show.Named<DemoRole>(RoleWord) is not { } role) return BadRequest();
        Id person = Id.None;
        if (Stage.PersonOf(role) is { } account)
        {
            Outcome<PersonCard> entered = await people.SignIn(account.Email, account.Password, remember: false);
            if (entered.IsRefused) return Refuse(entered.Refusal);
            person = entered.Value.Id;
        }
        else
        {
            await people.SignOut();
        }
        Playing.Begin(HttpContext, role, person);
        return Redirect(await Stage.TaskOf(role, Order));
    }

    public async Task<IActionResult> OnPostLeave()
    {
        await people.SignOut();
        Playing.End(HttpContext);
        return Redirect("/?done=left");
    }
}
