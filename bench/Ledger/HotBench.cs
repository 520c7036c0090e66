using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// Every entry debits one account, beside entries spread over a thousand: one loop applies both alike, so a hot seller
/// should cost nothing.
/// </summary>
internal static class HotBench
{
    private const int Posters = 1000;

    internal static async Task Run(Settings settings)
    {
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            rows.Add(await Yardstick.Measure(engine, settings.Time));
            _ = await Rate(engine, hot: true, TimeSpan.FromSeconds(1));
            var hot = new List<double>();
            var uniform = new List<double>();
            for (int run = 0; run < settings.Runs; run++)
            {
                hot.Add(await Rate(engine, hot: true, settings.Time));
                uniform.Add(await Rate(engine, hot: false, settings.Time));
            }
            (Rates one, Rates many) = (Rates.Of(hot), Rates.Of(uniform));
            Rates ratio = Rates.Of(hot.Zip(uniform, (h, u) => h / u));
            Console.WriteLine(FormattableString.Invariant(
                $"{engine,-8} one hot account {one}/s, a thousand {many}/s, ratio {ratio.Median:F2}"));
            rows.Add(new { engine = engine.ToString(), posters = Posters, hot = one, uniform = many, ratio });
        }
        Results.Write("hot", settings, rows);
    }

    private static async Task<double> Rate(Engine engine, bool hot, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await using ILedger ledger =
            await LedgerFactory.Open(database.Database, TimeProvider.System, NullLogger.Instance);
        int book = (await ledger.Book(new Id(1))).Value;
        Commodity sku = Commodity.Stock(new Id(42));
        long before = ledger.Figures.Entries;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(1, Posters).Select(poster => Task.Run(async () =>
        {
            var from = new AccountKey(book, Chart.Supply, new Id((UInt128)(hot ? 1 : poster)), sku);
            var to = new AccountKey(book, Chart.OnHand, new Id((UInt128)poster), sku);
            for (int i = 0; Stopwatch.GetElapsedTime(start) < time; i++)
            {
                Outcome<Receipt> outcome = await ledger.Post(new EntryRequest
                {
                    Request = Request.Of("bench", $"{poster}", $"{i}"),
                    Book = book,
                    Kind = "bench.entry",
                    Facts = LedgerBench.Facts,
                    Steps = [new Move(from, to, 1)],
                });
                if (outcome.IsRefused) throw new InvalidOperationException(outcome.ToString());
            }
        })));
        return (ledger.Figures.Entries - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
