using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

public sealed class SignUpModel(IPeople people, ICodes codes) : SampanPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public IActionResult OnGet() => PersonId.IsNone ? Page() : Redirect("/sign-up/confirm");

    public async Task<IActionResult> OnPost()
    {
        (string email, string password) = (Email ?? "", Password ?? "");
        Outcome<PersonCard> person = await people.Register(new NewPerson(email, password, Text.Language), Now);
        if (person.IsRefused && person.Refusal.Code != IdentityRefusals.EmailTaken) return Refuse(person.Refusal);
        // The same form sent twice finds the address taken by itself: the password tells the two apart.
        Outcome<PersonCard> signedIn = await people.SignIn(email, password, remember: false);
        if (signedIn.IsRefused) return Refuse(person.Refusal ?? signedIn.Refusal);
        // Without a letter the next page can send another.
        if (!person.IsRefused)
            _ = await codes.Send(EmailCode.Confirm(signedIn.Value), EmailCode.ConfirmLetter(Text, Site), Now);
        return Redirect("/sign-up/confirm");
    }
}
