using System.Globalization;
using System.Text;
using CsvHelper;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// Reads a comma-separated file whole or not at all: strict UTF-8, the expected header, the same number of columns in
/// every row, a last row that ends.
/// </summary>
internal static class ScheduleFile
{
    internal const int LargestFile = 64 * 1024 * 1024;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>The rows after the header; row <c>i</c> of the list is row <c>i + 2</c> of the file.</summary>
    public static Outcome<IReadOnlyList<string[]>> Read(Stream stream, IReadOnlyList<string> header)
    {
        if (!Decode(stream).TryGet(out string? text, out Refusal? refusal)) return refusal;
        try
        {
            using CsvReader reader = CsvReader.FromText(text, Options);
            return Rows(reader, header, endsWithLine: text.EndsWith('\n'));
        }
        catch (CsvFormatException e)
        {
            // The reader can only say so by throwing; to us a stray or open quote is an ordinary refusal.
            return Malformed(e.RecordNumber, "quotes");
        }
    }

    private static Outcome<IReadOnlyList<string[]>> Rows(
        CsvReader reader, IReadOnlyList<string> header, bool endsWithLine)
    {
        if (!reader.Read()) return Truncated(1);
        string[] first = reader.Current.ToArray();
        if (!first.SequenceEqual(header))
            return BorderRefusals.HeaderWrong.With(("missing", string.Join(' ', header.Except(first))));
        var rows = new List<string[]>();
        while (reader.Read())
        {
            if (reader.FieldCount < header.Count) return Truncated(reader.RowNumber);
            if (reader.FieldCount > header.Count) return Malformed(reader.RowNumber, "columns");
            rows.Add(reader.Current.ToArray());
        }
        return endsWithLine ? rows : Truncated(rows.Count + 1);
    }

    private static Outcome<string> Decode(Stream stream)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestFile) return BorderRefusals.FileTooLarge.With(("bytes", Number(LargestFile)));
        }
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true)
                .GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            // The decoder can only say so by throwing; to us a wrong encoding is an ordinary refusal.
            return BorderRefusals.EncodingWrong.With(("byte", Number(e.Index)));
        }
    }

    private static Refusal Truncated(long row) => BorderRefusals.FileTruncated.With(("row", Number(row)));

    private static Refusal Malformed(long row, string what) =>
        BorderRefusals.RowMalformed.With(("row", Number(row)), ("what", what));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
