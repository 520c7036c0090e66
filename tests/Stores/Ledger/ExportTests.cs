using System.Text;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>The journal as a file. What is in it is tried by the program that reads it: VerifierTests.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task The_same_history_gives_the_same_bytes_on_both_engines()
    {
        _ = PostgresServer.Url();
        string sqlite = await Exported(Engine.Sqlite), postgres = await Exported(Engine.Postgres);
        Assert.Equal(sqlite.Split('\n'), postgres.Split('\n'));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_part_holds_one_books_entries_or_those_from_a_number_on(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory history = await RichHistory.Lay(test);
        List<JsonElement> all = await Lines(test, default);
        List<JsonElement> entries = [.. all.Where(l => Is(l, "entry"))];
        // What has nothing to say is left out.
        Assert.All(all, line => Assert.DoesNotContain("[]", line.GetRawText(), StringComparison.Ordinal));

        int book = history.Books[1];
        List<JsonElement> ofBook = await Lines(test, new JournalPart(Book: book));
        Assert.Equal(Texts(entries.Where(e => e.GetProperty("book").GetInt32() == book)), Texts(ofBook, "entry"));
        Assert.Equal(book, ofBook[0].GetProperty("book").GetInt32());
        Assert.Equal((1, 0), (Texts(all, "partition").Count, Texts(ofBook, "partition").Count));
        Assert.All(
            Texts(ofBook, "account"),
            line => Assert.Contains($"\"book\":{book},", line, StringComparison.Ordinal));
        // Five holds were made in each book.
        Assert.Equal(5, Texts(ofBook, "hold").Count);
        Assert.Equal(Texts(all.Where(l => Is(l, "head") && l.GetProperty("book").GetInt32() == book)),
            Texts(ofBook, "head"));

        long from = entries[entries.Count / 2].GetProperty("seq").GetInt64();
        List<JsonElement> rest = await Lines(test, new JournalPart(From: from));
        Assert.Equal(
            Texts(entries.Where(e => e.GetProperty("seq").GetInt64() >= from)), Texts(rest, "entry"));
        Assert.Equal(from, rest[0].GetProperty("from").GetInt64());
        foreach (JsonElement stood in rest.Where(l => Is(l, "book")))
        {
            List<JsonElement> before = [.. entries.Where(e => e.GetProperty("seq").GetInt64() < from
                && e.GetProperty("book").GetInt32() == stood.GetProperty("id").GetInt32())];
            Assert.Equal(before.Count, stood.GetProperty("entriesBefore").GetInt64());
            string head = before.Count == 0 ? Hash256.Zero.ToString() : before[^1].GetProperty("hash").GetString()!;
            Assert.Equal(head, stood.GetProperty("headBefore").GetString());
        }
        Outcome<ExportedJournal> unknown = await test.Journal.Export(Stream.Null, new JournalPart(Book: 99));
        Assert.Equal(LedgerRefusals.BookUnknown, unknown.Refusal?.Code);
    }

    /// <summary>All entries of the file were there when it was begun, and its heads are those of that moment.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_file_written_while_others_post_is_of_one_moment(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine, alone: true, capacity: 1000, wrap: store => store);
        RichHistory history = await RichHistory.Lay(test);
        using var stop = new CancellationTokenSource();
        Task load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await history.GoOn();
        });
        for (int i = 0; i < 5; i++)
        {
            List<JsonElement> lines = await Lines(test, default);
            foreach (JsonElement head in lines.Where(l => Is(l, "head")))
            {
                JsonElement last = lines.Last(
                    l => Is(l, "entry") && l.GetProperty("book").GetInt32() == head.GetProperty("book").GetInt32());
                Assert.Equal(last.GetProperty("hash").GetString(), head.GetProperty("head").GetString());
            }
        }
        await stop.CancelAsync();
        await load;
    }

    internal static async Task<string> Text(TestLedger test, JournalPart part = default)
    {
        using var file = new MemoryStream();
        Outcome<ExportedJournal> exported = await test.Journal.Export(file, part);
        Assert.False(exported.IsRefused, exported.ToString());
        Assert.Equal(file.Length, exported.Value.Bytes);
        string text = Encoding.UTF8.GetString(file.ToArray());
        Assert.Equal(exported.Value.Lines, text.Count(c => c == '\n'));
        return text;
    }

    private static async Task<string> Exported(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        return await Text(test);
    }

    private static async Task<List<JsonElement>> Lines(TestLedger test, JournalPart part) =>
    [
        .. (await Text(test, part)).TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)),
    ];

    private static bool Is(JsonElement line, string kind) => line.GetProperty("line").GetString() == kind;

    private static List<string> Texts(IEnumerable<JsonElement> lines) => [.. lines.Select(line => line.GetRawText())];

    private static List<string> Texts(IEnumerable<JsonElement> lines, string kind) =>
        Texts(lines.Where(line => Is(line, kind)));
}
