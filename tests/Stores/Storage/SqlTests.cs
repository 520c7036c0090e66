using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Storage;

public sealed class SqlTests
{
    /// <summary>On SQLite the schema's ALTER TABLE is a statement with rows as well.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "PRAGMA journal_mode")]
    [InlineData(Engine.Sqlite, "ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 0 CHECK (b IN (0, 1))")]
    [InlineData(Engine.Postgres, "SELECT 1")]
    public async Task A_failure_after_a_statement_with_rows_is_heard(Engine engine, string rows)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await using DbConnection connection = await database.Database.Connect();
        _ = await connection.Execute("CREATE TABLE t (a INTEGER)");
        _ = await Assert.ThrowsAnyAsync<DbException>(
            () => connection.Execute($"{rows}; INSERT INTO t (a) VALUES (1); CREATE TABLE t (a INTEGER)"));
    }
}
