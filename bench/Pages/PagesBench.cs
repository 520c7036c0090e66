using System.Globalization;
using Sampan.Bench.Ledger;
using Sampan.Bench.Orders;
using Sampan.Storage;

namespace Sampan.Bench.Pages;

/// <summary>
/// The first screen and a product's page of the real server beside a bare host's hello, in turns, at 64 connections:
/// drawn anew for each request, and from the output cache.
/// </summary>
internal static class PagesBench
{
    /// <summary>A cookie the site does not know: what is kept is kept for visitors without one.</summary>
    private const string Anew = "Cookie: bench=1";

    /// <summary>What browsers say they read.</summary>
    private const string Browser = "Accept-Encoding: gzip, deflate, br";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(30);

    internal static async Task Run(Settings settings)
    {
        if (!Wrk.IsHereFor("pages")) return;
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            await using PagesSite site = await PagesSite.Start(engine);
            foreach (string path in (string[])[PagesSite.Home, PagesSite.Listing])
                rows.AddRange(await Compare(engine, site.Url + path, path, settings));
        }
        Results.Write("pages", settings, rows);
    }

    private static async Task<object[]> Compare(Engine engine, string url, string path, Settings settings)
    {
        using var http = new HttpClient();
        byte[] page = await http.GetByteArrayAsync(new Uri(url));
        await using HelloHost host = await HelloHost.Start(page);
        (string Name, Func<Task<Load>> Run)[] turns =
        [
            ("hello", () => Wrk.Get(host.Url + "/hello", settings.Time)),
            ("same", () => Wrk.Get(host.Url + "/same", settings.Time)),
            ("anew", () => Wrk.Get(url, settings.Time, Anew)),
            ("kept", () => Wrk.Get(url, settings.Time)),
            ("kept, compressed", () => Wrk.Get(url, settings.Time, Browser)),
        ];
        Dictionary<string, List<Load>> loads = turns.ToDictionary(turn => turn.Name, _ => new List<Load>());
        // A page calls thousands of methods, each compiled twice: half a minute of load passes before it is as fast as
        // it stays. The first turn after that still pays for the others.
        _ = await Wrk.Get(url, s_warmUp, Anew);
        for (int run = 0; run <= settings.Runs; run++)
        {
            foreach ((string name, Func<Task<Load>> load) in turns)
            {
                Load once = await load();
                if (once.Wrong > 0) throw new InvalidOperationException($"{once.Wrong} answers were no page.");
                if (run > 0) loads[name].Add(once);
            }
        }
        Rates hello = Of(loads["hello"]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{engine,-8} {path}, {page.Length:N0} bytes: hello {hello}/s"));
        return
        [
            Yardstick.Judge("hello", hello.Median, Wrk.UsualHello),
            .. turns.Skip(1).Select(turn =>
                Row(engine, path, turn.Name, page.Length, loads[turn.Name], loads["hello"])),
        ];
    }

    private static object Row(
        Engine engine, string path, string how, int bytes, List<Load> loads, List<Load> hellos)
    {
        (Rates rate, Rates ratio) =
            (Of(loads), Rates.Of(loads.Zip(hellos, (page, hello) => page.PerSecond / hello.PerSecond)));
        Console.WriteLine(FormattableString.Invariant(
            $"{engine,-8} {path} {how} {rate}/s, of hello {ratio.Median:F3} [{ratio.Min:F3} to {ratio.Max:F3}] ") +
            $"(last run p50 {loads[^1].P50}, p99 {loads[^1].P99})");
        return new
        {
            engine = engine.ToString(),
            path,
            how,
            bytes,
            rate,
            ratio,
            p50 = loads[^1].P50,
            p99 = loads[^1].P99,
        };
    }

    private static Rates Of(List<Load> loads) => Rates.Of(loads.Select(load => load.PerSecond));
}
