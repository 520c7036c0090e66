using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

public sealed class FirstOperatorModel(IFirstOperator first, IPeople people) : SampanPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>There is an operator: the form is not offered.</summary>
    public bool IsDone { get; private set; }

    public async Task OnGet() => IsDone = await first.IsDone();

    public async Task<IActionResult> OnPost()
    {
        IsDone = await first.IsDone();
        (string email, string password) = (Email ?? "", Password ?? "");
        Outcome<PersonCard> made = await first.Create(Code ?? "", new NewPerson(email, password, Text.Language), Now);
        if (made.IsRefused) return Refuse(made.Refusal);
        Outcome<PersonCard> signedIn = await people.SignIn(email, password, remember: false);
        return Redirect(signedIn.IsRefused ? "/sign-in" : "/operator");
    }
}
