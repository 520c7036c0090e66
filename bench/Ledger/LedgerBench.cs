using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// Durable entries of one move each through <see cref="ILedger"/>, in process, beside bare inserts of the same rows
/// into the same tables in groups of the size the ledger came to. The two take turns, each on a fresh database.
/// </summary>
internal static class LedgerBench
{
    private const int Accounts = 1000;

    internal static byte[] Facts { get; } = [.. Enumerable.Range(0, 120).Select(i => (byte)i)];

    internal static async Task Run(Settings settings)
    {
        var rows = new List<object>();
        Console.WriteLine(
            $"ledger: one-move entries per second, {settings.Runs} runs of {settings.Time.TotalSeconds} s");
        foreach (Engine engine in BenchDatabase.Engines())
        {
            rows.Add(await Yardstick.Measure(engine, settings.Time));
            // The first run pays for compiling the code.
            _ = await Ledger(engine, 64, TimeSpan.FromSeconds(1));
            foreach (int posters in (int[])[64, 256, 1000, 2500]) rows.Add(await Compare(engine, posters, settings));
        }
        Results.Write("ledger", settings, rows);
    }

    private static async Task<object> Compare(Engine engine, int posters, Settings settings)
    {
        var ledger = new List<double>();
        var bare = new List<double>();
        var ratios = new List<double>();
        double group = 0;
        for (int run = 0; run < settings.Runs; run++)
        {
            (double rate, group) = await Ledger(engine, posters, settings.Time);
            ledger.Add(rate);
            bare.Add(await Bare(engine, (int)Math.Max(1, Math.Round(group)), settings.Time));
            ratios.Add(ledger[^1] / bare[^1]);
        }
        (Rates ours, Rates theirs, Rates ratio) = (Rates.Of(ledger), Rates.Of(bare), Rates.Of(ratios));
        Console.WriteLine(
            $"{engine,-8} {posters,5} posters: ledger {ours}, bare inserts {theirs}, ratio {ratio.Median:F2} " +
            $"[{ratio.Min:F2} to {ratio.Max:F2}], mean group {group:F0}");
        return new { engine = engine.ToString(), posters, group, ledger = ours, bare = theirs, ratio };
    }

    private static async Task<(double Rate, double Group)> Ledger(Engine engine, int posters, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await using ILedger ledger =
            await LedgerFactory.Open(database.Database, TimeProvider.System, NullLogger.Instance);
        int book = (await ledger.Book(new Id(1))).Value;
        Commodity sku = Commodity.Stock(new Id(42));
        var supply = new AccountKey(book, Chart.Supply, new Id(1), sku);
        AccountKey[] accounts =
            [.. Enumerable.Range(1, Accounts).Select(i => new AccountKey(book, Chart.OnHand, new Id((UInt128)i), sku))];
        LedgerFigures before = ledger.Figures;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, posters).Select(poster => Task.Run(async () =>
        {
            for (int i = 0; Stopwatch.GetElapsedTime(start) < time; i++)
            {
                Outcome<Receipt> outcome = await ledger.Post(new EntryRequest
                {
                    Request = Request.Of("bench", $"{poster}", $"{i}"),
                    Book = book,
                    Kind = "bench.entry",
                    Facts = Facts,
                    Steps = [new Move(supply, accounts[(poster + i * posters) % Accounts], 1)],
                });
                if (outcome.IsRefused) throw new InvalidOperationException(outcome.ToString());
            }
        })));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long entries = ledger.Figures.Entries - before.Entries;
        return (entries / seconds, entries / (double)(ledger.Figures.Commits - before.Commits));
    }

    private static async Task<double> Bare(Engine engine, int group, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await LedgerFactory.Prepare(database.Database);
        await using IBareInserts inserts = await BareInserts.Open(database.Database);
        long rows = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            await inserts.Group(rows + 1, group);
            rows += group;
        }
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
