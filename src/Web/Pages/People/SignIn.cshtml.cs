using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

public sealed class SignInModel(IPeople people) : SampanPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty(Name = "remember")]
    public string? Remember { get; set; }

    /// <summary>Where the person was going; an address of another site is ignored.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public IActionResult OnGet() =>
        PersonId.IsNone ? Page() : Redirect(Next(User.IsInRole(IdentityRegistration.OperatorRole)));

    public async Task<IActionResult> OnPost()
    {
        Outcome<PersonCard> person = await people.SignIn(Email ?? "", Password ?? "", Remember == "yes");
        return person.IsRefused ? Refuse(person.Refusal) : Redirect(Next(person.Value.IsOperator));
    }

    private string Next(bool isOperator) => Url.IsLocalUrl(Return) ? Return : isOperator ? "/operator" : "/desk";
}
