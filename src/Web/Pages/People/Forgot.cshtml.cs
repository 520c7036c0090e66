using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

/// <summary>
/// A new password by a code. The page answers alike whether an address is known or not.
/// </summary>
public sealed class ForgotModel(IPeople people, ICodes codes) : SampanPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        Outcome<PersonCard> person = await people.PersonByEmail(Email ?? "");
        if (person.Refusal is { Code.Kind: RefusalKind.Malformed } malformed) return Refuse(malformed);
        IsSent = true;
        if (person.IsRefused) return Page();
        Refusal? unsent = await codes.Send(EmailCode.Password(person.Value), EmailCode.PasswordLetter(Text, Site), Now);
        return unsent is { Code.Kind: RefusalKind.Unavailable } ? Refuse(unsent) : Page();
    }

    public async Task<IActionResult> OnPostSet()
    {
        IsSent = true;
        // A code is good for one use: it is not spent on a password that cannot be set.
        if (people.CheckNewPassword(Password ?? "") is { } unfit) return Refuse(unfit);
        Outcome<PersonCard> person = await people.PersonByEmail(Email ?? "");
        if (person.IsRefused) return Refuse(IdentityRefusals.CodeWrong);
        if (await codes.Redeem(EmailCode.Password(person.Value), Code ?? "", Now) is { } wrong) return Refuse(wrong);
        if (await people.SetPassword(person.Value.Id, Password ?? "") is { } unset) return Refuse(unset);
        // Whoever read the code has the mailbox: the address is confirmed with it.
        _ = await people.ConfirmEmail(person.Value.Id);
        return Redirect("/sign-in?done=password");
    }
}
