using System.ComponentModel;
using System.Diagnostics;

namespace Sampan.Tests.Rules.Documents;

/// <summary>The text of a PDF as a reader copies it, page by page, through poppler's pdftotext.</summary>
internal static class PdfText
{
    private const char PageEnd = '\f';

    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using Process process = Start(path);
            string text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return text.TrimEnd(PageEnd).Split(PageEnd);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// Without spaces, line ends and grouping commas: where a reader puts a space between glyphs is its own guess,
    /// and a text that wraps is still the same text.
    /// </summary>
    public static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ',' and not '\u200B'));

    private static Process Start(string path)
    {
        var start = new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", path, "-"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Strict.Skip("pdftotext (poppler-utils) is not installed.");
            throw;
        }
    }
}
