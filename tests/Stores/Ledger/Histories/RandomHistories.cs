using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// Random entries in groups of random size, against <see cref="Model"/>: every answer, every counter, every version
/// must be the same. A failure prints its seed; SAMPAN_SEED runs that history again.
/// </summary>
public sealed class RandomHistories
{
    private const int Operations = 200;

    public static TheoryData<Engine, int, int, int> Runs => new()
    {
        { Engine.Sqlite, 1, Memory.UsualCapacity, 60 }, { Engine.Sqlite, 4, Memory.UsualCapacity, 60 },
        { Engine.Postgres, 1, Memory.UsualCapacity, 60 }, { Engine.Postgres, 4, Memory.UsualCapacity, 60 },
        { Engine.Sqlite, 4, 8, 20 }, { Engine.Postgres, 4, 8, 20 },
    };

    [Theory, MemberData(nameof(Runs))]
    public async Task The_ledger_does_what_the_model_does(Engine engine, int books, int capacity, int histories)
    {
        await using TestLedger test = await TestLedger.Open(engine, capacity);
        string? given = Environment.GetEnvironmentVariable("SAMPAN_SEED");
        var answers = new Dictionary<string, int>();
        using var key = new TestKey();
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, key.Key);
        for (int history = 1; history <= histories; history++)
        {
            int seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
            await Run(test, seed, history, books, answers);
            if (history % 20 == 0) await test.Restart();
            if (history % 10 != 0) continue;
            _ = await snapshots.Make(test.Clock.Now);
        }
        // A history in which nothing goes wrong would prove little.
        Assert.True(answers.Count >= 15, $"only {string.Join(", ", answers.Keys)}");
        // And one in which little goes right, nearly nothing.
        Assert.True(answers["ok"] > histories * Operations / 4, $"only {answers["ok"]} accepted");
        AuditReport report = await test.Journal.Audit();
        Assert.Equal([], report.Findings);
        Assert.All(report.Totals, total => Assert.Equal(total.Debits, total.Credits));
    }

    private static async Task Run(TestLedger test, int seed, int history, int books, Dictionary<string, int> answers)
    {
        int house = (await test.Ledger.Book(Id.None)).Value;
        var owners = new Dictionary<int, Id>();
        for (int i = 1; i <= books; i++) owners[await test.Book(i)] = new Id((UInt128)i);
        var model = new Model { OwnerOf = book => owners.GetValueOrDefault(book) };
        var generator = new Generator(seed, history, house, [.. owners.Keys], test.Clock, model);
        var sizes = new Random(seed);
        for (int done = 0; done < Operations;)
        {
            var group = new List<(string Expected, Task<Outcome<Receipt>> Answer, EntryRequest Entry)>();
            for (int size = sizes.Next(1, 60); size > 0 && done < Operations; size--, done++)
            {
                EntryRequest entry = generator.Next();
                string expected = model.Post(entry, test.Clock.Now);
                group.Add((expected, test.Ledger.Post(entry), entry));
                // What a sweep sends arrives by an entry of its own, at a moment the model cannot know.
                if (entry.Steps.OfType<Sweep>().Any()) break;
            }
            foreach ((string expected, Task<Outcome<Receipt>> answer, EntryRequest entry) in group)
            {
                Outcome<Receipt> got = await answer;
                answers[expected] = answers.GetValueOrDefault(expected) + 1;
                Assert.True(
                    expected == (got.Refusal?.Code.Name ?? "ok"),
                    $"seed {seed}: expected {expected}, got {got} for {string.Join("; ", entry.Steps)}");
                if (got.IsRefused || got.Value.Repeated) continue;
                model.Record(entry, got.Value.Seq);
                foreach (Sweep sweep in entry.Steps.OfType<Sweep>()) model.Arrive(sweep, Id.None);
            }
            await test.Ledger.Settled();
            if (sizes.Next(3) == 0) test.Clock.Advance(TimeSpan.FromMinutes(sizes.Next(1, 4)));
        }
        await Compare(test, model, seed);
    }

    private static async Task Compare(TestLedger test, Model model, int seed)
    {
        foreach ((AccountKey key, (long, long, long, long) expected, bool isClosed) in model.Accounts)
        {
            // Transit accounts are shared by all histories of a run; the audit pairs them.
            if (key.Kind.Equals(Chart.Transit)) continue;
            (long, long, long, long) found = await test.Counters(key);
            Assert.True(expected == found, $"seed {seed}: {key} expected {expected}, found {found}");
            bool foundClosed = (await test.Journal.Account(key)).IsClosed;
            Assert.True(isClosed == foundClosed, $"seed {seed}: {key} closed {isClosed}, found {foundClosed}");
        }
    }
}
