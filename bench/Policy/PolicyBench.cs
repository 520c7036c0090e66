using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Sampan.Bench.Ledger;
using Sampan.Border;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Bench.Policy;

/// <summary>
/// The policy lab on a million quoted order lines of one year, half to Japan and half to Singapore, under a change of
/// both countries' law, so that every line is computed again; beside reading the same rows and doing nothing with them.
/// </summary>
internal static class PolicyBench
{
    private const int Lines = 1_000_000, Different = 2_000;

    private const string Change = """
        {"name":"bench","changes":[
         {"country":"JP","rate":{"column":"general","codes":["08"],"to":"1%"}},
         {"country":"SG","rule":{"id":"gst_rate","to":"10"}}]}
        """;

    internal static async Task Run(Settings settings)
    {
        foreach (Engine engine in BenchDatabase.Engines())
        {
            await using BenchDatabase bench = await BenchDatabase.Create(engine);
            IBorder border = IBorder.Create();
            using var key = SigningKey.OpenOrCreate(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
            await BorderFactory.Prepare(bench.Database);
            await ObservatoryFactory.Prepare(bench.Database);
            ITariffShelf shelf = BorderFactory.Shelf(bench.Database, border, key);
            await Fill(bench.Database, await Quotes(border, shelf));
            IQuotedTrade trade = ObservatoryFactory.Quoted(
                bench.Database, Commodity.Money(Currency.Thb, test: false));
            var lab = new PolicyLab(border, shelf, trade);
            PolicyChange change = border.ReadPolicy(Encoding.UTF8.GetBytes(Change)).Value;
            var labs = new List<double>();
            var reads = new List<double>();
            for (int run = 0; run <= settings.Runs; run++)
            {
                double read = await Seconds(async () => await Read(trade));
                double computed = await Seconds(async () => Check(await lab.Run(change, null)));
                // The first run pays for compiling the code and for the first look at the file.
                if (run == 0) continue;
                reads.Add(read);
                labs.Add(computed);
            }
            (Rates l, Rates r) = (Rates.Of(labs), Rates.Of(reads));
            Console.WriteLine(FormattableString.Invariant(
                $"policy lab on {engine}: {Lines} lines in {l} s, read alone {r} s, ratio {l.Median / r.Median:F2}"));
            Results.Write(
                engine == Engine.Sqlite ? "policy-sqlite" : "policy-postgres", settings,
                new { lines = Lines, seconds = l, read = r, ratio = l.Median / r.Median });
        }
    }

    private static void Check(Outcome<PolicyRun> run)
    {
        bool isWhole = run.Value.Lines == Lines && run.Value.Lands.Count == 2
            && run.Value.Lands.Sum(land => land.Whole!.Lines) == Lines;
        if (!isWhole) throw new InvalidOperationException("Not every line was computed.");
    }

    private static async Task<long> Read(IQuotedTrade trade)
    {
        long bytes = 0;
        await foreach (IReadOnlyList<QuotedLine> batch in trade.Of(2025))
            foreach (QuotedLine line in batch) bytes += line.Inputs.Length;
        return bytes;
    }

    private static async Task<double> Seconds(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Dried mango at two thousand prices and weights, on the shipped books of both countries.</summary>
    private static async Task<List<BorderQuote>> Quotes(IBorder border, ITariffShelf shelf)
    {
        var known = new Period(new DateOnly(2025, 1, 1), new DateOnly(2027, 3, 31));
        var quotes = new List<BorderQuote>();
        foreach ((Country to, string format, string file, string code, Currency currency, decimal rate) in
            ((Country, string, string, string, Currency, decimal)[])
            [
                (Country.Japan, "jp-csv", "jp-demo.csv", "0804.50.090", Currency.Jpy, 4.5m),
                (Country.Singapore, "lines-csv", "sg-demo.csv", "0804.50", Currency.Sgd, 0.04m),
            ])
        {
            using FileStream rows = File.OpenRead(Path.Combine("data", "tariff", file));
            var identity = new BookIdentity(to, known, "bench", "bench");
            TariffBook book = border.ImportTariff(identity, format, rows).Value.Book;
            await shelf.Put(book, new Instant(1));
            ExchangeRate[] rates = [new(Currency.Thb, currency, rate, known, "bench")];
            for (int i = 0; i < Different / 2; i++)
                quotes.Add(border.Quote(
                    new QuoteRequest
                    {
                        From = Country.Thailand,
                        To = to,
                        Date = new DateOnly(2026, 11, 2).AddDays(i % 20),
                        Code = HsCode.Parse(code).Value,
                        GoodsValue = new Money(1_000_000 + i * 7_919, Currency.Thb),
                        Term = Incoterm.FOB,
                        Freight = new Money(450_000 + i * 31, Currency.Thb),
                        Insurance = new Money(5_000 + i, Currency.Thb),
                        Quantities = [new Quantity(100 + i, Unit.Kilogram)],
                    },
                    book, rates).Value);
        }
        return quotes;
    }

    private static async Task Fill(Database database, List<BorderQuote> quotes)
    {
        IBorder border = IBorder.Create();
        bool isFile = database.Engine == Engine.Sqlite;
        await using DbConnection connection = await database.Connect();
        _ = await connection.Execute(isFile
            ? "CREATE TABLE made (i INTEGER PRIMARY KEY, destination TEXT, inputs BLOB)"
            : "CREATE TABLE made (i bigint PRIMARY KEY, destination text, inputs bytea)");
        for (int i = 0; i < quotes.Count; i++)
        {
            await using DbCommand keep = connection.Command(
                "INSERT INTO made VALUES (@i, @to, @inputs)",
                ("i", (long)i), ("to", quotes[i].Request.To.Code), ("inputs", border.Inputs(quotes[i])));
            _ = await keep.ExecuteNonQueryAsync();
        }
        _ = await connection.Execute(FormattableString.Invariant($"""
            INSERT INTO quoted_line
            WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < {Lines - 1})
            SELECT {Id("n.i / 2")}, n.i % 2, {Id("n.i % 2000")}, 'THB',
                CASE n.i % 3 WHEN 0 THEN 'micro' WHEN 1 THEN 'small' ELSE 'medium' END, '08', destination,
                {new Month(2025, 1).Count} + n.i * 12 / {Lines}, inputs
            FROM number n JOIN made ON made.i = (CAST(n.i AS BIGINT) * 7919) % {Different};
            INSERT INTO observed_position VALUES (1, 1, {Instant.StartOf(new DateOnly(2026, 12, 1)).Microseconds});
            """));
        if (!isFile) _ = await connection.Execute("ANALYZE quoted_line");

        string Id(string number) => isFile
            ? $"CAST(printf('%016d', {number}) AS BLOB)"
            : $"convert_to(lpad(({number})::text, 16, '0'), 'UTF8')";
    }
}
