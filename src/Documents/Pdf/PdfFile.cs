using SkiaSharp;

namespace Sampan.Documents.Pdf;

internal static class PdfFile
{
    /// <summary>
    /// Draws the pages into a PDF. The file's dates are the paper's own day, so that the same paper has the same
    /// bytes whenever it is drawn.
    /// </summary>
    public static byte[] Write(IReadOnlyList<Page> pages, string title, string author, DateOnly date)
    {
        DateTime day = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Creator = "Sampan",
            Producer = "Sampan",
            Creation = day,
            Modified = day,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using var stream = new MemoryStream();
        using (SKDocument document = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (Page page in pages)
            {
                SKCanvas canvas = document.BeginPage(Paper.Width, Paper.Height);
                foreach (Mark mark in page.Marks) mark.Draw(canvas);
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }
}
