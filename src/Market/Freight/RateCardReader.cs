using CsvHelper;
using Sampan.Kernel;

namespace Sampan.Market.Freight;

/// <summary>
/// Reads the rows one after the other and notes what is wrong with each, so that who typed a file learns of his
/// mistakes at once. The rows say how many fields they have; empty ones at the end, as spreadsheets add, count for
/// nothing.
/// </summary>
internal sealed class RateCardReader
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly List<BadRow> _bad = [];
    private readonly RateCardDraft _draft = new();
    private bool _ended;
    private int _more;

    internal ReadCard Read(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length && (i != 1 || _bad.Count == 0); i++)
        {
            // A file without our heading is another file: its rows would only be noise.
            string line = lines[i].TrimEnd('\r');
            if (Fields(line).TryGet(out string[]? fields, out Refusal? refusal)) refusal = Take(i, fields);
            if (refusal is not null) Note(new BadRow(i + 1, refusal));
        }
        if (_bad.Count == 0 && !_ended) Note(new BadRow(lines.Length, FreightRefusals.CardCut));
        // What the rows say together is only judged when each can be read.
        foreach (BadRow bad in _bad.Count == 0 ? RateCardCheck.Together(_draft) : []) Note(bad);
        return new ReadCard(_bad.Count == 0 ? _draft.Card() : null, _bad, _more);
    }

    private void Note(BadRow bad)
    {
        if (_bad.Count < RateCardFile.MostBad) _bad.Add(bad);
        else _more++;
    }

    private Refusal? Take(int line, string[] fields)
    {
        if (line == 0)
            return fields is [RateCardFile.Heading, "1"] ? null : FreightRefusals.CardHeading;
        if (fields.Length == 0 || fields[0].StartsWith('#')) return null;
        if (_ended) return FreightRefusals.CardAfterEnd;
        if (fields is not ["end"]) return _draft.Take(new RateCardRow(line + 1, fields));
        _ended = true;
        return null;
    }

    private static Outcome<string[]> Fields(string line)
    {
        if (line.Length == 0) return Array.Empty<string>();
        try
        {
            using CsvReader reader = CsvReader.FromText(line, Options);
            if (!reader.Read()) return Array.Empty<string>();
            string[] fields = [.. reader.Current.ToArray().Select(field => field.Trim())];
            int last = Array.FindLastIndex(fields, field => field.Length > 0);
            return fields[..(last + 1)];
        }
        catch (CsvFormatException)
        {
            // The reader can only say so by throwing; to us a stray or open quote is an ordinary refusal.
            return FreightRefusals.CardQuotes;
        }
    }
}
