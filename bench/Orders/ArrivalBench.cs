using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Bench.Ledger;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Bench.Orders;

/// <summary>
/// How long an order takes when orders come at a fixed rate, whether or not the last has been answered: the time counts
/// from when it should have been sent, so a pause of the server is seen by all who waited through it. Sender and
/// server share a process.
/// </summary>
internal static class ArrivalBench
{
    internal static async Task Run(Settings settings)
    {
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines())
        {
            // The first pays for compiling the code.
            _ = await Once(engine, 1000, TimeSpan.FromSeconds(2));
            foreach (int rate in (int[])[1000, 3000, 6000])
                for (int run = 0; run < settings.Runs; run++) rows.Add(await Once(engine, rate, settings.Time));
        }
        Results.Write("arrivals", settings, rows);
    }

    private static async Task<object> Once(Engine engine, int rate, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await using ILedger ledger =
            await LedgerFactory.Open(database.Database, TimeProvider.System, NullLogger.Instance);
        var desk = new OrderDesk(ledger, LedgerFactory.Journal(database.Database), TimeProvider.System);
        var seller = new Id(1);
        _ = (await new AddStock(desk).Run(new AddStock.Command(
            Request.Of("bench stock"), seller, new Id(42), 1_000_000_000))).Value;
        await using OrderHost host = await OrderHost.Start(desk, seller);
        int orders = (int)(rate * time.TotalSeconds);
        await host.Prepare(orders);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 })
        {
            BaseAddress = new Uri(host.Url),
        };
        var took = new double[orders];
        var answers = new Task[orders];
        long start = Stopwatch.GetTimestamp();
        for (int sent = 0; sent < orders;)
        {
            int due = Math.Min(orders, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate) + 1);
            for (; sent < due; sent++) answers[sent] = Send(http, sent, start, rate, took);
            await Task.Delay(1);
        }
        await Task.WhenAll(answers);
        double reached = orders / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(took);
        (double p50, double p99) = (took[orders / 2], took[orders * 99 / 100]);
        Console.WriteLine(FormattableString.Invariant(
            $"{engine,-8} {rate}/s for {time.TotalSeconds} s: p50 {p50:F1} ms, p99 {p99:F1} ms, ") +
            FormattableString.Invariant($"worst {took[^1]:F0} ms, reached {reached:N0}/s"));
        return new { engine = engine.ToString(), rate, p50, p99, worst = took[^1], reached };
    }

    private static async Task Send(HttpClient http, int number, long start, int rate, double[] took)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"key":"{{number}}","units":1}"""));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/orders", UriKind.Relative), body);
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException($"An order was answered with {answer.StatusCode}.");
        took[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds - number * 1000.0 / rate;
    }
}
