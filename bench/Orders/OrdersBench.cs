using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Bench.Ledger;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Bench.Orders;

/// <summary>Durable orders over HTTP beside the same host's bare JSON POST, in turns, at 64 connections.</summary>
internal static class OrdersBench
{
    /// <summary>More than any run has placed in a second.</summary>
    private const int OffersPerSecond = 25_000;

    internal static async Task Run(Settings settings)
    {
        if (!Wrk.IsHereFor("orders")) return;
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            rows.AddRange(await Compare(engine, "/orders", settings));
            rows.AddRange(await Compare(engine, "/offers", settings));
        }
        Results.Write("orders", settings, rows);
    }

    private static async Task<object[]> Compare(Engine engine, string path, Settings settings)
    {
        var orders = new List<double>();
        var bare = new List<double>();
        var ratios = new List<double>();
        Load last = new(0, "", "", 0);
        // The first run pays for compiling the code.
        for (int run = 0; run <= settings.Runs; run++)
        {
            (last, Load plain) = await Once(engine, path, settings.Time);
            if (run == 0) continue;
            orders.Add(last.PerSecond);
            bare.Add(plain.PerSecond);
            ratios.Add(last.PerSecond / plain.PerSecond);
        }
        (Rates ours, Rates theirs, Rates ratio) = (Rates.Of(orders), Rates.Of(bare), Rates.Of(ratios));
        Console.WriteLine(
            FormattableString.Invariant(
                $"{engine,-8} {path} {ours}/s, bare POST {theirs}/s, ratio {ratio.Median:F3} ") +
            $"(last run p50 {last.P50}, p99 {last.P99})");
        return
        [
            Yardstick.Judge("bare POST", theirs.Median, Wrk.UsualBarePost),
            new
            {
                engine = engine.ToString(),
                path,
                orders = ours,
                bare = theirs,
                ratio,
                p50 = last.P50,
                p99 = last.P99,
            },
        ];
    }

    private static async Task<(Load Orders, Load Bare)> Once(Engine engine, string path, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await using ILedger ledger =
            await LedgerFactory.Open(database.Database, TimeProvider.System, NullLogger.Instance);
        var desk = new OrderDesk(ledger, LedgerFactory.Journal(database.Database), TimeProvider.System);
        var seller = new Id(1);
        _ = (await new AddStock(desk).Run(new AddStock.Command(
            Request.Of("bench stock"), seller, new Id(42), 1_000_000_000))).Value;
        await using OrderHost host = await OrderHost.Start(desk, seller);
        if (path == "/orders") await host.Prepare((int)(OffersPerSecond * (time.TotalSeconds + 1)));
        Load plain = await Wrk.Run(host.Url + "/bare", time);
        Load orders = await Wrk.Run(host.Url + path, time);
        return orders.Wrong > 0
            ? throw new InvalidOperationException($"{orders.Wrong} orders were refused.")
            : (orders, plain);
    }
}
