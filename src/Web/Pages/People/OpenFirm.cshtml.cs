using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Screening;
using Sampan.Web.Access;
using Sampan.Web.Pages.Desk;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.People;

[AllowedTo(Caller.SignedIn)]
public sealed class OpenFirmModel(IPeople people, IFirms firms, ScreenParties screening) : SampanPage
{
    public FirmForm Form { get; private set; } = new();

    /// <summary>What the firm does here: it sells, or it lends.</summary>
    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    public async Task<IActionResult> OnGet()
    {
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (person.IsRefused) return Refuse(person.Refusal);
        return person.Value.EmailConfirmed ? Page() : Redirect("/sign-up/confirm");
    }

    public async Task<IActionResult> OnPost()
    {
        Form = FirmForm.Read(Request.Form);
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (person.IsRefused) return Refuse(person.Refusal);
        if (!person.Value.EmailConfirmed) return Refuse(WebRefusals.EmailUnconfirmed);
        Outcome<FirmDetails> details = Form.Details(Kind == "lender" ? FirmKind.Lender : FirmKind.Seller);
        if (details.IsRefused) return Refuse(details.Refusal);
        // The same form sent twice opens one firm: the first is found by what was typed.
        Firm? same = (await firms.FirmsOf(PersonId)).FirstOrDefault(firm => firm.Details == details.Value);
        if (same is not null) return Redirect($"/desk/{same.Id}");
        Outcome<Firm> opened = await firms.Open(PersonId, details.Value, Now);
        if (opened.IsRefused) return Refuse(opened.Refusal);
        await screening.Screen(opened.Value);
        return Redirect($"/desk/{opened.Value.Id}?done=opened");
    }
}
