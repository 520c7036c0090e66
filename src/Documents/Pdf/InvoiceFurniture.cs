using System.Globalization;
using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>What every page of an invoice carries so that a loose sheet finds its way back.</summary>
internal static class InvoiceFurniture
{
    private const float BannerHeight = 24;
    private const float RunningHeadHeight = 26;

    /// <summary>The pages to fill, with room for what <see cref="Place"/> adds once their count is known.</summary>
    public static PageFlow Flow(InvoiceFacts facts)
    {
        float top = Top(facts);
        return new PageFlow(top, top + RunningHeadHeight);
    }

    public static void Place(IReadOnlyList<Page> pages, InvoiceFacts facts)
    {
        for (int i = 0; i < pages.Count; i++)
        {
            if (facts.IsSandbox) Banner(pages[i]);
            if (i > 0) RunningHead(pages[i], facts);
            Foot(pages[i], facts, i + 1, pages.Count);
        }
    }

    private static float Top(InvoiceFacts facts) => facts.IsSandbox ? Paper.Top + BannerHeight : Paper.Top;

    private static void Banner(Page page)
    {
        var area = new SKRect(Paper.Left, Paper.Top - 14, Paper.Right, Paper.Top + 8);
        page.Fill(area, Ink.AlarmShade);
        page.Frame(area, Ink.Alarm);
        float width = TextStyle.Banner.Typeface.Shape(PaperText.Sandbox).Width(TextStyle.Banner.Size);
        page.Text(PaperText.Sandbox, TextStyle.Banner, (Paper.Width - width) / 2, area.Top + 3.5f);
    }

    private static void RunningHead(Page page, InvoiceFacts facts)
    {
        const float half = Paper.ContentWidth / 2 - 8;
        float top = Top(facts);
        page.TextFit($"Commercial invoice {facts.Number}", TextStyle.Strong, Paper.Left, top, half);
        page.TextRight(Shortened(facts.Seller.LatinName, half), TextStyle.Quiet, Paper.Right, top, half);
    }

    /// <summary>The whole name stands on the first page; a running head has one line for it.</summary>
    private static string Shortened(string name, float width)
    {
        IReadOnlyList<string> lines = LineBreaker.Lines(name, TextStyle.Quiet.Typeface, TextStyle.Quiet.Size, width);
        return lines.Count == 1 ? name : lines[0] + "…";
    }

    private static void Foot(Page page, InvoiceFacts facts, int number, int count)
    {
        float top = Paper.Bottom + 14;
        page.Rule(Paper.Left, Paper.Right, top - 4, Ink.Line);
        page.Text($"Invoice {facts.Number} of {PaperText.Of(facts.IssueDate)}", TextStyle.Quiet, Paper.Left, top);
        string pages = string.Create(CultureInfo.InvariantCulture, $"Page {number} of {count}");
        page.TextRight(pages, TextStyle.Quiet, Paper.Right, top, 100);
    }
}
