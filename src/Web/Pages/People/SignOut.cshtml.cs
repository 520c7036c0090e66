using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

public sealed class SignOutModel(IPeople people) : SampanPage
{
    public async Task<IActionResult> OnPost()
    {
        await people.SignOut();
        return Redirect("/sign-out");
    }
}
