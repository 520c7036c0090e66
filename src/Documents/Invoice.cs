using Sampan.Documents.Pdf;
using Sampan.Documents.Ubl;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// The commercial invoice: the seller's bill, which customs and banks read too. Both papers are pure functions of one
/// <see cref="InvoiceFacts"/>; the same facts give the same bytes, and neither is issued unless both can be.
/// Refusals and their order of precedence: <see cref="DocumentRefusals"/>.
/// </summary>
public static class Invoice
{
    /// <summary>The facts, when an invoice can be issued from them; else the first reason why not.</summary>
    public static Outcome<InvoiceFacts> Check(InvoiceFacts facts) =>
        InvoiceCheck.Of(facts) is { } refusal ? refusal : facts;

    /// <summary>For people: A4 pages with the Thai shaped as it is written.</summary>
    public static Outcome<byte[]> Pdf(InvoiceFacts facts) => Check(facts).Map(InvoicePdf.Write);

    /// <summary>For machines: an Invoice of UBL 2.1 (OASIS Standard, 2013-11-04), UTF-8.</summary>
    public static Outcome<byte[]> Ubl(InvoiceFacts facts) => Check(facts).Map(UblInvoice.Write);
}
