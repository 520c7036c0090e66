using System.Data.Common;
using System.Diagnostics;
using Sampan.Bench.Ledger;
using Sampan.Council;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Bench.Observatory;

/// <summary>
/// Every table of every month out of a million order lines, each asked for the first time, so that it is computed from
/// SQL and goes through the privacy floor; tables of a year, computed and kept; beside a plain sum of the same month's
/// lines by chapter and destination.
/// </summary>
internal static class ObservatoryBench
{
    private static readonly Month s_first = new(2024, 11);

    internal static async Task Run(Settings settings)
    {
        foreach (Engine engine in BenchDatabase.Engines())
        {
            await using BenchDatabase bench = await BenchDatabase.Create(engine);
            await ObservatoryFactory.Prepare(bench.Database);
            var filling = Stopwatch.StartNew();
            await ManyLines.Fill(bench.Database, s_first.Count);
            Console.WriteLine(
                $"observatory on {engine}: {ManyLines.Lines} lines made in {filling.Elapsed.TotalSeconds:F0} s");
            Rows rows = await Measure(bench.Database);
            Console.WriteLine($"observatory on {engine}: {rows}");
            Results.Write(engine == Engine.Sqlite ? "observatory-sqlite" : "observatory-postgres", settings, rows);
        }
    }

    private static async Task<Rows> Measure(Database database)
    {
        var month = new List<double>();
        var year = new List<double>();
        var kept = new List<double>();
        var plain = new List<double>();
        // The first pays for compiling the code and for the first look at the file.
        _ = await Time(() => Ask(database, TableName.Chapter, new MonthSpan(s_first, s_first)));
        for (int i = 0; i < 24; i++)
        {
            Month one = s_first.Add(i);
            plain.Add(await Time(() => Plain(database, one)));
            foreach (TableName table in Enum.GetValues<TableName>())
                month.Add(await Time(() => Ask(database, table, new MonthSpan(one, one))));
        }
        var twelve = new MonthSpan(s_first.Add(2), s_first.Add(13));
        foreach (TableName table in Enum.GetValues<TableName>())
        {
            IObservatory observatory = Open(database);
            year.Add(await Time(() => observatory.Table(table, twelve)));
            for (int i = 0; i < 20; i++) kept.Add(await Time(() => observatory.Table(table, twelve)));
        }
        return new Rows(Percentiles.Of(month), Percentiles.Of(year), Percentiles.Of(kept), Percentiles.Of(plain));
    }

    /// <summary>Of an observatory that has kept nothing yet.</summary>
    private static Task<Outcome<ObservedTable>> Ask(Database database, TableName table, MonthSpan months) =>
        Open(database).Table(table, months);

    private static IObservatory Open(Database database) =>
        ObservatoryFactory.Open(database, Commodity.Money(Currency.Thb, test: false), new NoReadings());

    private static async Task<int> Plain(Database database, Month month)
    {
        await using DbConnection connection = await database.Connect();
        return (await connection.Command(
            "SELECT chapter, destination, CAST(SUM(goods) AS BIGINT) FROM observed_line WHERE paid_in = @month " +
            "GROUP BY chapter, destination", ("month", (long)month.Count)).Rows(row => row.GetInt64(2))).Count;
    }

    private static async Task<double> Time(Func<Task> ask)
    {
        long start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private sealed class NoReadings : IReadings
    {
        public Task<IReadOnlyList<LessonReading>> In(Month month) => Task.FromResult<IReadOnlyList<LessonReading>>([]);
    }

    private sealed record Rows(Percentiles Month, Percentiles Year, Percentiles Kept, Percentiles Plain)
    {
        public double Ratio => Month.P95 / Plain.P95;

        public override string ToString() => FormattableString.Invariant(
            $"a month's table first {Month}, a year's first {Year}, kept {Kept}, plain sum {Plain}, ratio {Ratio:F1}");
    }

    /// <summary>In milliseconds.</summary>
    private sealed record Percentiles(double Median, double P95, double Max)
    {
        internal static Percentiles Of(List<double> values)
        {
            double[] sorted = [.. values.Order()];
            return new Percentiles(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.95)], sorted[^1]);
        }

        public override string ToString() => FormattableString.Invariant(
            $"p50 {Median:F1} p95 {P95:F1} max {Max:F1} ms");
    }
}
