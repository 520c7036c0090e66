using Sampan.Kernel;
using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>The end of an invoice: the totals with the remarks beside them, and room for a signature.</summary>
internal static class InvoiceClosing
{
    private const float TotalsWidth = 226;
    private const float RowHeight = 17;
    private const float SignatureHeight = 66;

    public static void Place(PageFlow flow, InvoiceTable table, InvoiceFacts facts)
    {
        List<(string Label, Money Amount)> rows = Rows(facts);
        TextBlock? remarks = facts.Remarks is null
            ? null
            : new TextBlock(facts.Remarks, TextStyle.Body, Paper.ContentWidth - TotalsWidth - 24);
        float totalsHeight = 8 + rows.Count * RowHeight + 26;
        float height = Math.Max(totalsHeight, remarks is null ? 0 : remarks.Height + 28);
        // A signature under nothing could be put under anything: it stays with the totals.
        table.EnsureRoom(height + SignatureHeight);

        float top = flow.Take(height);
        Totals(flow.Page, top + 6, rows, facts);
        if (remarks is not null) Remarks(flow.Page, top + 8, remarks);
        Signature(flow);
    }

    /// <summary>A charge of zero is not printed, as it is not in the XML: it may be contained in the prices.</summary>
    private static List<(string Label, Money Amount)> Rows(InvoiceFacts facts)
    {
        List<(string, Money)> rows = [("Goods total", facts.GoodsTotal)];
        if (facts.Freight.Minor > 0) rows.Add(("Freight", facts.Freight));
        if (facts.Insurance.Minor > 0) rows.Add(("Insurance", facts.Insurance));
        return rows;
    }

    private static void Totals(Page page, float top, List<(string Label, Money Amount)> rows, InvoiceFacts facts)
    {
        const float left = Paper.Right - TotalsWidth, inset = 8;
        foreach ((string label, Money amount) in rows)
        {
            page.Text(label, TextStyle.Body, left + inset, top);
            page.TextRight(PaperText.Of(amount), TextStyle.Body, Paper.Right - 3.5f, top, TotalsWidth / 2);
            top += RowHeight;
        }
        page.Fill(new SKRect(left, top, Paper.Right, top + 22), Ink.Shade);
        page.Rule(left, Paper.Right, top, Ink.Accent, 1);
        page.Text($"Total payable {facts.Currency.Code}", TextStyle.Name, left + inset, top + 4);
        page.TextRight(PaperText.Of(facts.GrandTotal), TextStyle.Name, Paper.Right - 3.5f, top + 4, TotalsWidth / 2);
    }

    private static void Remarks(Page page, float top, TextBlock remarks)
    {
        page.Text("Remarks", TextStyle.Label, Paper.Left, top);
        _ = remarks.Draw(page, Paper.Left, top + TextStyle.Label.Leading + 2);
    }

    private static void Signature(PageFlow flow)
    {
        float top = flow.Take(SignatureHeight);
        flow.Page.Rule(Paper.Right - TotalsWidth, Paper.Right, top + 50, Ink.Muted);
        flow.Page.Text("Signed for the seller: name and date", TextStyle.Label, Paper.Right - TotalsWidth, top + 53);
    }
}
