using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// A long history: a million accounts and ten million transfers. Does memory stay flat, does the rate, and how long
/// does a restart take to its first answer? The second number on the command line is millions of transfers here.
/// </summary>
internal static class HistoryBench
{
    private const int Accounts = 1_000_000;
    private const int MovesPerEntry = 10;
    private const int Posters = 1000;
    private const int EntriesPerMillion = 1_000_000 / MovesPerEntry;

    internal static async Task Run(Settings settings)
    {
        int millions = Math.Max(1, (int)settings.Time.TotalSeconds);
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            await using BenchDatabase database = await BenchDatabase.Create(engine);
            rows.AddRange(await Grow(engine, database.Database, millions));
            rows.Add(await Restart(engine, database.Database, millions));
        }
        Results.Write("history", settings, rows);
    }

    private static async Task<List<object>> Grow(Engine engine, Database database, int millions)
    {
        var rows = new List<object>();
        await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        int book = (await ledger.Book(new Id(1))).Value;
        for (int million = 0; million < millions; million++)
        {
            long start = Stopwatch.GetTimestamp();
            int next = million * EntriesPerMillion, end = next + EntriesPerMillion;
            await Task.WhenAll(Enumerable.Range(0, Posters).Select(_ => Task.Run(async () =>
            {
                for (int i = Interlocked.Increment(ref next) - 1; i < end; i = Interlocked.Increment(ref next) - 1)
                    await Post(ledger, Entry(book, i));
            })));
            double rate = 1_000_000 / Stopwatch.GetElapsedTime(start).TotalSeconds;
            long resident = Process.GetCurrentProcess().WorkingSet64 >> 20;
            Console.WriteLine(FormattableString.Invariant(
                $"{engine,-8} {million + 1,3} million transfers: {rate:N0} transfers/s, {resident} MiB resident"));
            rows.Add(new { engine = engine.ToString(), millions = million + 1, rate, resident });
        }
        return rows;
    }

    private static async Task<object> Restart(Engine engine, Database database, int millions)
    {
        long start = Stopwatch.GetTimestamp();
        await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        int book = (await ledger.Book(new Id(1))).Value;
        await Post(ledger, Entry(book, millions * EntriesPerMillion));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{engine,-8} restart to the first answer: {seconds:F2} s"));
        return new { engine = engine.ToString(), restart = seconds };
    }

    private static async Task Post(ILedger ledger, EntryRequest entry)
    {
        Outcome<Receipt> posted = await ledger.Post(entry);
        if (posted.IsRefused) throw new InvalidOperationException(posted.ToString());
    }

    /// <summary>Ten moves to accounts far apart: over the whole history every account is used alike.</summary>
    private static EntryRequest Entry(int book, int number)
    {
        Commodity sku = Commodity.Stock(new Id(42));
        var supply = new AccountKey(book, Chart.Supply, new Id(1), sku);
        var moves = new Step[MovesPerEntry];
        for (int i = 0; i < moves.Length; i++)
        {
            long account = (number + (long)i * (Accounts / MovesPerEntry)) % Accounts;
            moves[i] = new Move(supply, new AccountKey(book, Chart.OnHand, new Id((UInt128)(account + 1)), sku), 1);
        }
        return new EntryRequest
        {
            Request = Request.Of("bench", $"{number}"),
            Book = book,
            Kind = "bench.entry",
            Facts = LedgerBench.Facts,
            Steps = moves,
        };
    }
}
