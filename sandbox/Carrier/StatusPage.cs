using System.Text;
using System.Text.Encodings.Web;

namespace Sampan.Sandbox.Carrier;

/// <summary>What this run of the carrier has seen, for somebody who looks in. English: the sandbox is a tool.</summary>
internal static class StatusPage
{
    public static string Of(ConsignmentBook book)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sandbox carrier</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>
            <h1>Sandbox carrier</h1>
            <p><strong>It carries nothing.</strong> It books, and reports what it is told to.</p>
            <h2>Booked since the start</h2><ul>
            """);
        foreach (BookedConsignment booked in book.Booked)
            _ = page.Append("<li>").Append(Plain(
                $"{booked.Tracking}: {booked.Reference}, {booked.From} to {booked.To}, {booked.Cartons} cartons"))
                .Append("</li>");
        _ = page.Append("</ul><h2>Reported, newest first</h2><ul>");
        foreach (string report in book.Reports) _ = page.Append("<li>").Append(Plain(report)).Append("</li>");
        return page.Append("</ul></main></body></html>").ToString();
    }

    private static string Plain(string text) => HtmlEncoder.Default.Encode(text);
}
