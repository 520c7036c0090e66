using Sampan.Bench.Ledger;
using Sampan.Bench.Orders;
using Sampan.Bench.Pages;
using Sampan.Storage;

namespace Sampan.Bench.Quotes;

/// <summary>
/// The API's border quote over HTTP, unsigned, on the real server with the demo's books, beside a bare host's JSON POST
/// of the same body, in turns, at 64 connections.
/// </summary>
internal static class QuotePostBench
{
    private const string Body = """
        {"from":"TH","to":"JP","date":"2026-11-24","hsCode":"0804.50.090",
        "goodsValue":{"amount":"120000.00","currency":"THB"},"term":"FOB",
        "freight":{"amount":"45000.00","currency":"THB"},"insurance":{"amount":"500.00","currency":"THB"},
        "quantities":["500 kg"],"claim":"none"}
        """;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(30);

    internal static async Task Run(Settings settings)
    {
        if (!Wrk.IsHereFor("quote-post")) return;
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            await using PagesSite site = await PagesSite.Start(engine);
            await using HelloHost host = await HelloHost.Start([]);
            var ours = new List<double>();
            var bare = new List<double>();
            Load last = new(0, "", "", 0);
            _ = await Wrk.Post(site.Url + "/api/v1/quotes", s_warmUp, Body);
            for (int run = 0; run <= settings.Runs; run++)
            {
                Load plain = await Wrk.Post(host.Url + "/bare", settings.Time, Body);
                last = await Wrk.Post(site.Url + "/api/v1/quotes", settings.Time, Body);
                if (last.Wrong + plain.Wrong > 0)
                    throw new InvalidOperationException($"{last.Wrong} and {plain.Wrong} answers were none.");
                // The first turn still pays for the others.
                if (run == 0) continue;
                ours.Add(last.PerSecond);
                bare.Add(plain.PerSecond);
            }
            (Rates o, Rates b) = (Rates.Of(ours), Rates.Of(bare));
            var ratio = Rates.Of(ours.Zip(bare, (one, other) => one / other));
            Console.WriteLine(FormattableString.Invariant(
                $"{engine,-8} quote by POST {o}/s, bare POST {b}/s, ratio {ratio.Median:F3} ")
                + FormattableString.Invariant($"[{ratio.Min:F3} to {ratio.Max:F3}] ")
                + $"(last run p50 {last.P50}, p99 {last.P99})");
            rows.Add(new { engine = engine.ToString(), quotes = o, bare = b, ratio, p50 = last.P50, p99 = last.P99 });
        }
        Results.Write("quote-post", settings, rows);
    }
}
