using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Papers;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// The export declaration's data as a file for the broker: <c>declaration-ubl.xml</c> and <c>declaration-wco.xml</c>.
/// </summary>
public sealed class OrderDeclarationModel(IFirms firms, OrderDesk desk, OrderPapers papers) : OrderPage(firms, desk)
{
    public async Task<IActionResult> OnGet(string order, string form)
    {
        if (await Find(order) is { } unknown) return Refuse(unknown);
        if (form is not ("ubl" or "wco")) return NotFound();
        Outcome<byte[]> file = form == "ubl"
            ? await papers.DeclarationUbl(Record)
            : await papers.DeclarationWco(Record);
        return file.IsRefused
            ? Refuse(file.Refusal)
            : File(file.Value, "application/xml", $"{Record.Terms.Reference}-declaration-{form}.xml");
    }
}
