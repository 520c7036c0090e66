using Microsoft.AspNetCore.Http;
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

    /// <summary>Where the person was going; an address of another site is ignored.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public string Email { get; private set; } = "";

    private string Next => Url.IsLocalUrl(Return) ? Return : "/sign-up/firm";

    public async Task<IActionResult> OnGet()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        return person.Value.EmailConfirmed ? Redirect(Next) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        if (person.Value.EmailConfirmed) return Redirect(Next);
        if (await codes.Redeem(EmailCode.Confirm(person.Value), Code ?? "", Now) is { } wrong) return Refuse(wrong);
        return await people.ConfirmEmail(PersonId) is { } refusal ? Refuse(refusal) : Redirect(Next);
    }

    public async Task<IActionResult> OnPostAgain()
    {
        Outcome<PersonCard> person = await Who();
        if (person.IsRefused) return Refuse(person.Refusal);
        Refusal? unsent = await codes.Send(EmailCode.Confirm(person.Value), EmailCode.ConfirmLetter(Text, Site), Now);
        return unsent is null
            ? Redirect("/sign-up/confirm" + QueryString.Create("done", "sent").Add("return", Return ?? ""))
            : Refuse(unsent);
    }

    private async Task<Outcome<PersonCard>> Who()
    {
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (!person.IsRefused) Email = person.Value.Email;
        return person;
    }
}
