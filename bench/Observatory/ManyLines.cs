using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Bench.Observatory;

/// <summary>
/// A million invented order lines of 24 months, made inside the database: 500,000 orders of 2,000 sellers with goods of
/// forty chapters to twenty countries.
/// </summary>
internal static class ManyLines
{
    internal const int Lines = 1_000_000;

    internal static async Task Fill(Database database, int firstMonth)
    {
        bool isFile = database.Engine == Engine.Sqlite;
        string chapter = isFile
            ? "printf('%02d', 1 + (s * 7 + i % 3) % 40)"
            : "lpad((1 + (s * 7 + i % 3) % 40)::text, 2, '0')";
        await using DbConnection connection = await database.Connect();
        _ = await connection.Execute(FormattableString.Invariant($"""
            INSERT INTO observed_line
            WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < {Lines - 1}),
            sold AS (
                SELECT i, (i / 2) * 2654435761 % 1000003 * 2000 / 1000003 AS s, {firstMonth} + (i / 2) % 24 AS m
                FROM number)
            SELECT {Id("i / 2")}, i % 2, 1 - i % 2, {Id("s")}, 'THB', {chapter},
                substr(
                    'JPSGCNHKTWKRMYIDVNLAKHMMPHINAUUSGBDEFRNL',
                    CAST(1 + 2 * ((s * 3 + (i / 2) % 7) % 20) AS INTEGER), 2),
                'TH-' || (10 + s % 70),
                trim(substr('micro small mediumlarge       ', CAST(1 + 6 * (s % 5) AS INTEGER), 6)),
                100000 + i % 9973 * 100, 9000 + i % 997, 2000 + i % 97, m, m, CASE WHEN i % 50 = 0 THEN m END,
                CASE WHEN i % 50 = 0 THEN 'invoice' ELSE '' END,
                m + (i / 2) % 3 / 2, 5 + i % 23, m + (i / 2) % 3 / 2, 5,
                CASE WHEN i % 10 < 2 THEN m END,
                CASE i % 4 WHEN 0 THEN 'jtepa' WHEN 1 THEN 'unused' WHEN 2 THEN 'none_lower' ELSE 'unquoted' END
            FROM sold;
            INSERT INTO observed_position VALUES (1, 1, {Instant.StartOf(new DateOnly(2026, 12, 1)).Microseconds});
            """));
        // What PostgreSQL does by itself soon after so many rows have come.
        if (!isFile) _ = await connection.Execute("ANALYZE observed_line");

        string Id(string number) => isFile
            ? $"CAST(printf('%016d', {number}) AS BLOB)"
            : $"convert_to(lpad(({number})::text, 16, '0'), 'UTF8')";
    }
}
