using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// Random histories against the model of tests/tools/Model, which shares nothing with the ledger. A failure prints its
/// seed and the shortest history that still fails; SAMPAN_SEED begins with that seed. A thousand on SQLite; on
/// PostgreSQL a hundred, and a thousand with SAMPAN_LONG=1.
/// </summary>
public sealed class RandomHistories(ITestOutputHelper output)
{
    private const int Operations = 500;
    private const int Batch = 25;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_ledger_does_what_the_model_does(Engine engine)
    {
        int histories = LongRun.IsAsked || engine == Engine.Sqlite ? 1000 : 100;
        int seed = LongRun.Seed();
        var answers = new Dictionary<string, int>();
        // Two at a time: while one waits for its disk, another draws.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, histories / Batch), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (batch, _) => await Try(engine, seed - batch, answers));

        output.WriteLine($"{histories} histories from seed {seed}");
        foreach ((string answer, int count) in answers.OrderByDescending(a => a.Value))
            output.WriteLine($"{count} {answer}");
        // A history in which nothing goes wrong would prove little.
        Assert.True(answers.Count >= 30, $"only {string.Join(", ", answers.Keys)}");
        // And one in which little goes right, nearly nothing.
        Assert.True(answers["ok"] > histories * Operations / 4, $"only {answers["ok"]} accepted");
    }

    /// <summary>What cannot fail proves nothing: here what is given back is taken instead.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_ledger_that_does_otherwise_is_found_by_a_history_of_few_entries(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        var run = new HistoryRun(
            test,
            entry => entry with
            {
                Steps = [.. entry.Steps.Select(step => step is ReleaseHold back ? new PostHold(back.Hold) : step)],
            });
        Falsified? found = await Trial.Of(seed: 7, histories: 50, operations: 100, run.Play);
        Assert.NotNull(found);
        output.WriteLine($"{found}");
        Assert.InRange(found.Shortest.Numbers.Count, 1, 8);
        Assert.Contains("release ", found.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A batch on one database, which must be clean in the end: counters equal to what is replayed.</summary>
    private static async Task Try(Engine engine, int seed, Dictionary<string, int> answers)
    {
        // Of three batches one has a ledger that forgets what it can, between any two groups.
        await using TestLedger test = await TestLedger.Open(engine, seed % 3 == 0 ? 8 : Memory.UsualCapacity);
        using var key = new TestKey();
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, key.Key);
        var run = new HistoryRun(test);
        Falsified? found = await Trial.Of(seed, Batch, Operations, async history =>
        {
            await run.Play(history);
            if (run.Played % 10 == 0) await test.Restart();
            if (run.Played % 5 == 0) _ = await snapshots.Make(test.Clock.Now);
        });
        Assert.True(found is null, $"{engine}, {found}");
        AuditReport report = await test.Journal.Audit();
        Assert.True(report.Findings.Count == 0, $"SAMPAN_SEED={seed}: {string.Join("; ", report.Findings.Take(5))}");
        Assert.All(report.Totals, total => Assert.Equal(total.Debits, total.Credits));
        lock (answers)
            foreach ((string answer, int count) in run.Answers)
                answers[answer] = answers.GetValueOrDefault(answer) + count;
    }
}
