namespace Sampan.Documents.Pdf;

/// <summary>The commercial invoice on A4: heading, lines, totals, and on every page which it is.</summary>
internal static class InvoicePdf
{
    public static byte[] Write(InvoiceFacts facts)
    {
        PageFlow flow = InvoiceFurniture.Flow(facts);
        InvoiceHeading.Place(flow, facts);
        var table = new InvoiceTable(flow, facts);
        table.Place();
        InvoiceClosing.Place(flow, table, facts);
        InvoiceFurniture.Place(flow.Pages, facts);
        return PdfFile.Write(flow.Pages, $"Commercial invoice {facts.Number}", facts.Seller.LatinName, facts.IssueDate);
    }
}
