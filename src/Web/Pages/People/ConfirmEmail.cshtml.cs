using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

[AllowedTo(Caller.SignedIn)]
public sealed class ConfirmEmailModel(IPeople people, ICodes codes) : SampanPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        return person.Value.EmailConfirmed ? Redirect("/sign-up/firm") : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        if (person.Value.EmailConfirmed) return Redirect("/sign-up/firm");
        if (await codes.Redeem(EmailCode.Confirm(person.Value), Code ?? "", Now) is { } wrong) return Refuse(wrong);
        return await people.ConfirmEmail(PersonId) is { } refusal ? Refuse(refusal) : Redirect("/sign-up/firm");
    }

    public async Task<IActionResult> OnPostAgain()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        Refusal? unsent = await codes.Send(EmailCode.Confirm(person.Value), EmailCode.ConfirmLetter(Text, Site), Now);
        return unsent is null ? Redirect("/sign-up/confirm?done=sent") : Refuse(unsent);
    }

    private async Task<Outcome<PersonCard>> Who()
    {
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (!person.IsRefused) Email = person.Value.Email;
        return person;
    }
}
