using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Storage;

/// <summary>
/// The tables are written by hand and the model by another hand: both are brought to the same lines of text (columns
/// with type and nullability, primary keys, unique indexes, foreign keys) and must be equal.
/// </summary>
internal static class TableComparison
{
    internal static async Task AssertSame(DbContext context, Database database)
    {
        await using DbConnection connection = await database.Connect();
        foreach (ITable table in context.Relational().Tables)
        {
            List<string> real = await RealTable(connection, database.Engine, table.Name);
            Assert.Equal(Sorted(ModelTable(table, database.Engine)), Sorted(real));
        }
    }

    internal static IEnumerable<string> ModelTables(DbContext context) =>
        context.Relational().Tables.Select(t => t.Name);

    internal static async Task<List<string>> RealTables(Database database)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(database.Engine == Engine.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").Rows(row => row.GetString(0));
    }

    private static IRelationalModel Relational(this DbContext context) =>
        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions
            .GetService<IDesignTimeModel>(context).Model.GetRelationalModel();

    private static IEnumerable<string> ModelTable(ITable table, Engine engine)
    {
        foreach (IColumn column in table.Columns)
            yield return Column(table.Name, column.Name, column.StoreType, column.IsNullable);
        yield return Key("primary", table.Name, table.PrimaryKey!.Columns.Select(c => c.Name));
        foreach (ITableIndex index in table.Indexes.Where(i => i.IsUnique))
            yield return Key("unique", table.Name, index.Columns.Select(c => c.Name));
        foreach (IForeignKeyConstraint foreign in table.ForeignKeyConstraints)
        {
            yield return Foreign(
                table.Name, foreign.Columns.Select(c => c.Name), foreign.PrincipalTable.Name,
                foreign.OnDeleteAction == ReferentialAction.Cascade);
        }
    }

    private static Task<List<string>> RealTable(DbConnection connection, Engine engine, string table) =>
        engine == Engine.Sqlite ? SqliteTable(connection, table) : PostgresTable(connection, table);

    private static async Task<List<string>> SqliteTable(DbConnection connection, string table)
    {
        var lines = new List<string>();
        List<(string Name, string Type, bool Null, int Key)> columns = await connection
            .Command($"SELECT name, type, \"notnull\" = 0, pk FROM pragma_table_info('{table}')")
            .Rows(r => (r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetInt32(3)));
        lines.AddRange(columns.Select(c => Column(table, c.Name, c.Type, c.Null)));
        lines.Add(Key("primary", table, columns.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Name)));
        List<string> indexes = await connection
            .Command($"SELECT name FROM pragma_index_list('{table}') WHERE \"unique\" = 1 AND origin <> 'pk'")
            .Rows(r => r.GetString(0));
        foreach (string index in indexes)
        {
            List<string> names = await connection
                .Command($"SELECT name FROM pragma_index_info('{index}') ORDER BY seqno").Rows(r => r.GetString(0));
            lines.Add(Key("unique", table, names));
        }
        List<(string To, string From, string Delete)> foreign = await connection
            .Command($"SELECT \"table\", \"from\", on_delete FROM pragma_foreign_key_list('{table}')")
            .Rows(r => (r.GetString(0), r.GetString(1), r.GetString(2)));
        lines.AddRange(foreign.Select(f => Foreign(table, [f.From], f.To, f.Delete == "CASCADE")));
        return lines;
    }

    private static async Task<List<string>> PostgresTable(DbConnection connection, string table)
    {
        List<string> lines = await connection
            .Command(
                """
                SELECT attname, format_type(atttypid, atttypmod), NOT attnotnull FROM pg_attribute
                WHERE attrelid = to_regclass(@table) AND attnum > 0 AND NOT attisdropped
                """,
                ("table", table))
            .Rows(r => Column(table, r.GetString(0), r.GetString(1), r.GetBoolean(2)));
        lines.AddRange(await connection
            .Command(
                """
                SELECT indisprimary, ARRAY(
                    SELECT attname::text FROM unnest(indkey) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute ON attrelid = indrelid AND attnum = k.number ORDER BY place)
                FROM pg_index WHERE indrelid = to_regclass(@table) AND indisunique
                """,
                ("table", table))
            .Rows(r => Key(r.GetBoolean(0) ? "primary" : "unique", table, r.GetFieldValue<string[]>(1))));
        lines.AddRange(await connection
            .Command(
                """
                SELECT confrelid::regclass::text, confdeltype::text, ARRAY(
                    SELECT attname::text FROM unnest(conkey) AS k (number)
                    JOIN pg_attribute ON attrelid = conrelid AND attnum = k.number)
                FROM pg_constraint WHERE conrelid = to_regclass(@table) AND contype = 'f'
                """,
                ("table", table))
            .Rows(r => Foreign(table, r.GetFieldValue<string[]>(2), r.GetString(0), r.GetString(1) == "c")));
        return lines;
    }

    private static string Column(string table, string name, string type, bool isNull) =>
        $"{table}.{name} {type}{(isNull ? "" : " NOT NULL")}";

    private static string Key(string kind, string table, IEnumerable<string> columns) =>
        $"{table} {kind} ({string.Join(", ", columns)})";

    private static string Foreign(string table, IEnumerable<string> columns, string to, bool cascade) =>
        $"{table} foreign ({string.Join(", ", columns)}) -> {to}{(cascade ? " cascade" : "")}";

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
