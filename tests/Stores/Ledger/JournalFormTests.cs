using System.Text;
using System.Text.RegularExpressions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// What is promised of the form: the bytes that are hashed, the time that is recorded, two schemas that agree.
/// </summary>
public sealed partial class JournalFormTests
{
    /// <summary>
    /// If this fails the canonical bytes of version 1 have changed and every chain ever written would break. Write a
    /// version 2 beside it instead.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_hash_of_a_known_entry_never_changes(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 77);
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);
        var order = new Subject(new Id(77), 0, new Card("order", "placed", new Id(1), new Id(2), null, [1, 2, 3]));
        Move statement = new(TestLedger.Key(house, TestLedger.LimitedBank, 1), suspense, 5000);
        Move stock = new(TestLedger.Key(book, Chart.Supply, 1), onHand, 10);
        Reserve hold = new(new Id(900), deadline, [new Move(onHand, TestLedger.Key(book, Chart.Promised, 77), 4)]);
        string[] hashes =
        [
            await Hash(test.Entry(house, statement, new Sweep(suspense, arrivals, 5000))),
            await Hash(test.Entry(book, stock, hold) with
            {
                Subject = order,
                Facts = Encoding.UTF8.GetBytes("""{"v":1,"ข้าว":"米"}"""),
                Effective = new DateOnly(2026, 11, 23),
            }),
            await Hash(test.Entry(book, new PostHold(new Id(900), [3]))),
        ];
        Assert.Equal(
            [
                "758b0f5c1dee978537547c096e1d329925d173e0620b3f6d25130f0a632d2b55",
                "23e4798a2c2de19d5f82147c1778ae5714c5f604eb276e33663cb5af63496877",
                "10fd67630fbc71165ee3fb27f3c03647546c10e1705204aab68ac0b66a3e64c7",
            ],
            hashes);

        async Task<string> Hash(EntryRequest entry)
        {
            Receipt receipt = (await test.Ledger.Post(entry)).Value;
            await test.Ledger.Settled();
            return receipt.Hash.ToString();
        }
    }

    /// <summary>As above, for version 2: entries that correct another, or close and reopen accounts.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_hash_of_a_known_correction_and_a_known_closing_never_changes(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        AccountKey supply = TestLedger.Key(book, Chart.Supply, 1), onHand = TestLedger.Key(book, Chart.OnHand, 1);
        AccountKey promised = TestLedger.Key(book, Chart.Promised, 77);
        long wrong = (await test.Post(book, new Move(supply, onHand, 10), new Move(onHand, promised, 2))).Value.Seq;
        string[] hashes =
        [
            await Hash(test.Entry(book, new Move(supply, onHand, 8)) with { Corrects = wrong }),
            await Hash(test.Entry(book, new Move(onHand, promised, 8), new CloseAccount(onHand))),
            await Hash(test.Entry(book, new ReopenAccount(onHand), new CloseAccount(onHand)) with
            {
                Effective = new DateOnly(2026, 11, 23),
            }),
            // Neither: version 1 again.
            await Hash(test.Entry(book, new Move(promised, supply, 1))),
        ];
        Assert.Equal(
            [
                "b9fc2c4e39c449bb0d7d6bf746e2b865852a9b8617b15fd42dc0f4f5fc7763e7",
                "669cbbcc4e57d3a7795c4eccdfaddc34880389aa4f06d74e263d36bb13a14dab",
                "f87218b1dc5ae8d48602193f423f8b4fccfad0ecc8fafebaf972096183936182",
                "445284ac7e86984ea998f434ad254119e1939ebadf6daefb3826fa455f88baff",
            ],
            hashes);

        async Task<string> Hash(EntryRequest entry) => (await test.Ledger.Post(entry)).Value.Hash.ToString();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Recorded_time_runs_on_when_the_clock_is_set_back(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        var times = new List<Instant>();
        for (int i = 0; i < 6; i++)
        {
            times.Add((await test.Ledger.Post(test.Entry(book))).Value.RecordedAt);
            test.Clock.Advance(TimeSpan.FromHours(i == 1 ? 1 : -1));
            if (i % 2 == 1) await test.Restart();
        }
        Assert.Equal(times.Order().Distinct(), times);
        await test.AssertClean();
    }

    [Fact]
    public void Both_schema_files_say_the_same()
    {
        Assert.NotEmpty(LedgerFactory.Schemas);
        foreach (string schema in LedgerFactory.Schemas)
        {
            (string sqlite, string postgres) = (Read(schema, "sqlite"), Read(schema, "postgres"));
            Assert.NotEmpty(All(sqlite));
            Assert.Equal(All(sqlite), All(postgres));
        }
    }

    private static string[] All(string sql) =>
    [
        .. Statements(sql, "CREATE TABLE"), .. Statements(sql, "ALTER TABLE"), .. Indexes(sql), .. Triggers(sql),
    ];

    /// <summary>SQLite ends each index with the row's id; where PostgreSQL needs it there, it must say so.</summary>
    private static string[] Indexes(string sql) =>
    [
        .. Statements(sql, "CREATE (?:UNIQUE )?INDEX").Select(s => s.Replace(", id)", ")", StringComparison.Ordinal)),
    ];

    /// <summary>
    /// Whole definitions in SQLite's words, with the spaces evened out. PostgreSQL has no tables without row numbers.
    /// </summary>
    private static string[] Statements(string sql, string what) =>
        [.. Regex.Matches(sql, $@"^{what} [^;]+;", RegexOptions.Multiline).Select(m => Spaces().Replace(m.Value, " ")
            .Replace("BIGINT", "INTEGER", StringComparison.Ordinal)
            .Replace("BYTEA", "BLOB", StringComparison.Ordinal)
            .Replace(" WITHOUT ROWID;", ";", StringComparison.Ordinal))];

    private static string[] Triggers(string sql) =>
        [.. TriggerHead().Matches(sql).Select(m => Spaces().Replace(
            m.Value.Replace(" OR TRUNCATE", "", StringComparison.Ordinal), " "))];

    private static string Read(string schema, string engine)
    {
        var assembly = typeof(LedgerFactory).Assembly;
        string name = assembly.GetManifestResourceNames()
            .Single(n => n.EndsWith($".{schema}.{engine}.sql", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"CREATE TRIGGER \w+ BEFORE (UPDATE|DELETE)( OR TRUNCATE)?( OF [\w, ]+)? ON \w+")]
    private static partial Regex TriggerHead();
}
