using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// Is the machine itself up to its usual rate? Plain rows in groups of a thousand, against what the same rows made on a
/// quiet machine of this kind. A run that starts below 70 % of that says more about the neighbours than about us.
/// </summary>
internal static class Yardstick
{
    private const int Group = 1000;
    private const double Least = 0.7;

    /// <summary>
    /// Rows a second on 2 cores of an AMD EPYC under Debian 12, medians of 2026-11-24: prepared statements on SQLite's
    /// own interface; <c>unnest</c> inserts with a primary key on PostgreSQL 15.
    /// </summary>
    private static double Usual(Engine engine) => engine == Engine.Sqlite ? 632_000 : 355_000;

    internal static async Task<object> Measure(Engine engine, TimeSpan time)
    {
        await using BenchDatabase database = await BenchDatabase.Create(engine);
        await using var connection = await database.Database.Connect();
        _ = await connection.Execute(
            "CREATE TABLE yardstick (id BIGINT PRIMARY KEY, debit BIGINT, credit BIGINT, amount BIGINT, at BIGINT)");
        double rate = connection is SqliteConnection sqlite
            ? Sqlite(sqlite, time) : await Postgres((NpgsqlConnection)connection, time);
        return Judge($"{engine} yardstick", rate, Usual(engine));
    }

    /// <summary>Says whether the run counts, and returns it for the results.</summary>
    internal static object Judge(string what, double rate, double usual)
    {
        bool counts = rate >= Least * usual;
        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {rate:N0}/s, {rate / usual:P0} of the usual {usual:N0}: {(counts ? "the run counts" : "VOID")}"));
        return new { what, rate, usual, counts };
    }

    private static double Sqlite(SqliteConnection connection, TimeSpan time)
    {
        using var begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        using var insert = new SqliteStatement(connection, "INSERT INTO yardstick VALUES (?, ?, ?, ?, ?)");
        using var commit = new SqliteStatement(connection, "COMMIT");
        long rows = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            _ = begin.Run();
            for (int i = 0; i < Group; i++)
                _ = insert.Bind(++rows).Bind(rows % 1000).Bind(rows % 999).Bind(1).Bind(rows).Run();
            _ = commit.Run();
        }
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> Postgres(NpgsqlConnection connection, TimeSpan time)
    {
        long rows = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            long[] ids = new long[Group];
            for (int i = 0; i < Group; i++) ids[i] = ++rows;
            long[] others = [.. ids.Select(id => id % 1000)];
            await using var insert = new NpgsqlCommand(
                "INSERT INTO yardstick SELECT * FROM unnest($1, $2, $3, $4, $5)", connection);
            foreach (long[] column in (long[][])[ids, others, others, others, ids])
                _ = insert.Parameters.Add(new NpgsqlParameter { Value = column });
            _ = await insert.ExecuteNonQueryAsync();
        }
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
