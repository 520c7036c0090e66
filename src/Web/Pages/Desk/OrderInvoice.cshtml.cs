using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Papers;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// The commercial invoice as a file: <c>invoice.pdf</c> to print, <c>invoice.xml</c> (UBL) for machines.
/// </summary>
public sealed class OrderInvoiceModel(IFirms firms, OrderDesk desk, OrderPapers papers) : OrderPage(firms, desk)
{
    public async Task<IActionResult> OnGet(string order, string kind)
    {
        if (await Find(order) is { } unknown) return Refuse(unknown);
        if (kind is not ("pdf" or "xml")) return NotFound();
        Outcome<byte[]> file = kind == "pdf" ? await papers.InvoicePdf(Record) : await papers.InvoiceUbl(Record);
        return file.IsRefused
            ? Refuse(file.Refusal)
            : File(file.Value, $"application/{kind}", $"{Record.Terms.Reference}-{Record.Invoice!.Number}.{kind}");
    }
}
