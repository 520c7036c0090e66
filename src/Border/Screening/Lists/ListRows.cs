using System.Globalization;
using System.Text;
using CsvHelper;
using Sampan.Kernel;

namespace Sampan.Border.Screening.Lists;

/// <summary>Reads a publisher's file strictly: what is not as it should be is refused with file and row.</summary>
internal static class ListRows
{
    private const int LargestFile = 256 * 1024 * 1024;

    /// <summary>The one file whose name fits; null where none does and it <paramref name="isOptional"/>.</summary>
    internal static Outcome<ListFile?> Find(
        IReadOnlyList<ListFile> files, string what, Func<string, bool> fits, bool isOptional = false)
    {
        ListFile[] found = [.. files.Where(file => fits(file.Name.ToLowerInvariant()))];
        if (found.Length == 1)
        {
            return found[0].Content.Length <= LargestFile
                ? found[0]
                : ScreeningRefusals.FileTooLarge.With(("file", found[0].Name), ("bytes", Number(LargestFile)));
        }
        if (found.Length > 1)
            return ScreeningRefusals.FileAmbiguous.With(
                ("what", what), ("files", string.Join(", ", found.Select(file => file.Name))));
        return isOptional ? (ListFile?)null : ScreeningRefusals.FileNotGiven.With(("what", what));
    }

    /// <summary>Strict UTF-8, with or without its mark.</summary>
    internal static Outcome<string> Text(ListFile file)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            // The decoder can only say so by throwing; to us a wrong encoding is an ordinary refusal.
            return ScreeningRefusals.EncodingWrong.With(("file", file.Name), ("byte", Number(e.Index)));
        }
    }

    /// <summary>Every row of a text whose last row ends; the first has the number 1.</summary>
    internal static Outcome<IReadOnlyList<string[]>> Rows(string file, string text, char separator, int columns)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        var rows = new List<string[]>();
        try
        {
            using CsvReader reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                if (reader.FieldCount != columns) return Malformed(file, reader.RowNumber, "columns");
                rows.Add([.. reader.Current.ToArray().Select(cell => cell.Trim())]);
            }
        }
        catch (CsvFormatException e)
        {
            // The reader can only say so by throwing; to us a stray or open quote is an ordinary refusal.
            return Malformed(file, e.RecordNumber, "quotes");
        }
        if (rows.Count == 0 || !text.EndsWith('\n')) return Truncated(file, rows.Count + 1);
        return rows;
    }

    internal static Refusal Malformed(string file, long row, string what) =>
        ScreeningRefusals.RowMalformed.With(("file", file), ("row", Number(row)), ("what", what));

    internal static Refusal Truncated(string file, long row) =>
        ScreeningRefusals.FileTruncated.With(("file", file), ("row", Number(row)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
