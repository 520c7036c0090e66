using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

/// <summary>Who is signed in, for which firms, and the way out: to be forgotten here.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class AccountModel(IPeople people, IFirms firms, ErasePerson erase) : SampanPage
{
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<Firm> Own { get; private set; } = [];

    /// <summary>Everybody plays a demo's invented people: nobody takes one away from the others.</summary>
    public bool CanBeErased => !Site.IsDemo;

    public async Task<IActionResult> OnGet() => await Read() is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } unknown) return Refuse(unknown);
        if (!CanBeErased) return Say(WebRefusals.DemoPersonStays);
        if (Sure != "yes") return Say(WebRefusals.ConfirmationMissing);
        Outcome<PersonCard> proven = await people.CheckPassword(Person.Email, Password ?? "");
        if (proven.IsRefused) return Say(FormReader.About("password", proven.Refusal));
        if (await LastOwnerOf() is not null) return Say(IdentityRefusals.LastOwnerStays);
        if (await erase.Run(PersonId, Now) is { } refusal) return Say(refusal);
        await people.SignOut();
        return Redirect("/sign-in?done=erased");
    }

    /// <summary>A firm that would be left without an owner; null where there is none.</summary>
    private async Task<Firm?> LastOwnerOf()
    {
        foreach (Firm firm in Own)
        {
            Outcome<IReadOnlyList<Membership>> members = await firms.Members(PersonId, firm.Id);
            if (!members.IsRefused && members.Value.Count(member => member.Role == Role.Owner) == 1
                && members.Value.Any(member => member.Person == PersonId && member.Role == Role.Owner)) return firm;
        }
        return null;
    }

    private async Task<Refusal?> Read()
    {
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (person.IsRefused) return person.Refusal;
        Person = person.Value;
        Own = await firms.FirmsOf(PersonId);
        return null;
    }
}
