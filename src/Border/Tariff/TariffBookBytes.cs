using System.Text;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// A book as canonical bytes: a line naming the format, the identity, every distinct text once in the order of first
/// use, then the rows as numbers of texts. Integers are 7-bit encoded, texts are UTF-8 with their length in front.
/// </summary>
internal static class TariffBookBytes
{
    private const string Format = "sampan-tariff-book/2";

    public static byte[] Write(BookIdentity identity, IReadOnlyList<TariffNode> nodes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(identity.Country.Code);
        writer.Write(identity.Validity.From.Text());
        writer.Write(identity.Validity.Until.Text());
        writer.Write(identity.Publisher);
        writer.Write(identity.Source);
        WriteNodes(writer, nodes);
        return stream.ToArray();
    }

    private static void WriteNodes(BinaryWriter writer, IReadOnlyList<TariffNode> nodes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TariffNode node in nodes)
            foreach (string text in TextsOf(node)) _ = numbers.TryAdd(text, numbers.Count);
        writer.Write7BitEncodedInt(numbers.Count);
        foreach (string text in numbers.Keys) writer.Write(text);
        writer.Write7BitEncodedInt(nodes.Count);
        foreach (TariffNode node in nodes)
        {
            writer.Write7BitEncodedInt(node.Level);
            foreach (string text in TextsOf(node)) writer.Write7BitEncodedInt(numbers[text]);
        }
    }

    public static Outcome<TariffBook> Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), new UTF8Encoding(false, true));
            if (reader.ReadString() != Format) return Malformed("format");
            if (!ReadIdentity(reader).TryGet(out BookIdentity? identity, out Refusal? refusal)) return refusal;
            var texts = new string[Counted(reader, bytes)];
            for (int i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
            var nodes = new TariffNode[Counted(reader, bytes)];
            for (int i = 0; i < nodes.Length; i++) nodes[i] = ReadNode(reader, texts, identity.Country);
            bool whole = reader.BaseStream.Position == bytes.Length;
            return whole ? new TariffBook(identity, nodes, bytes) : Malformed("length");
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return Malformed("bytes");
        }
    }

    private static Outcome<BookIdentity> ReadIdentity(BinaryReader reader)
    {
        if (!Country.Parse(reader.ReadString()).TryGet(out Country country, out Refusal? refusal)) return refusal;
        if (!Dates.Parse(reader.ReadString()).TryGet(out DateOnly from, out refusal)) return refusal;
        if (!Dates.Parse(reader.ReadString()).TryGet(out DateOnly until, out refusal)) return refusal;
        return new BookIdentity(country, new Period(from, until), reader.ReadString(), reader.ReadString());
    }

    private static TariffNode ReadNode(BinaryReader reader, string[] texts, Country country)
    {
        int level = reader.Read7BitEncodedInt();
        string digits = Next(), description = Next(), units = Next();
        var cells = new string[DutyColumns.Of(country).Count];
        for (int i = 0; i < cells.Length; i++) cells[i] = Next();
        return new TariffNode(level, digits, description, units, cells);

        string Next() => texts[reader.Read7BitEncodedInt()];
    }

    /// <summary>
    /// A count no larger than the bytes could hold, so that a damaged file cannot ask for all memory.
    /// </summary>
    private static int Counted(BinaryReader reader, byte[] bytes) =>
        reader.Read7BitEncodedInt() is var count && count >= 0 && count <= bytes.Length
            ? count
            : throw new FormatException("count");

    private static IEnumerable<string> TextsOf(TariffNode node) =>
        [node.Digits, node.Description, node.Units, .. node.Cells];

    private static Refusal Malformed(string what) => BorderRefusals.BookMalformed.With(("what", what));
}
