using System.Data.Common;

namespace Sampan.Storage.Migrating;

/// <param name="Type">In the engine's own words, as <c>INTEGER</c> or <c>bigint</c>.</param>
internal sealed record ColumnShape(string Name, string Type);

/// <summary>A table as it really stands in a database.</summary>
/// <param name="Key">The primary key's columns in order; all columns when it has none.</param>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Key)
{
    private readonly record struct Row(string Table, string Column, string Type, long Place);

    /// <summary>
    /// Every table of the schema by name, but for the register of applied files and the mark of a migration.
    /// </summary>
    internal static async Task<List<TableShape>> Read(DbConnection connection, Engine engine, CancellationToken cancel)
    {
        List<Row> rows = await connection
            .Command(engine == Engine.Sqlite ? OfSqlite : OfPostgres)
            .Rows(row => new Row(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)), cancel);
        return
        [
            .. rows.GroupBy(row => row.Table).OrderBy(table => table.Key, StringComparer.Ordinal)
                .Where(table => table.Key is not (Schema.RegisterTable or MigrationMark.Table))
                .Select(table => Of(table.Key, [.. table])),
        ];
    }

    private static TableShape Of(string name, Row[] rows)
    {
        string[] key = [.. rows.Where(row => row.Place > 0).OrderBy(row => row.Place).Select(row => row.Column)];
        return new TableShape(
            name, [.. rows.Select(row => new ColumnShape(row.Column, row.Type))],
            key.Length > 0 ? key : [.. rows.Select(row => row.Column)]);
    }

    private const string OfSqlite =
        """
        SELECT t.name, c.name, upper(c.type), c.pk FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        """;

    /// <summary>
    /// A column whose values the database makes itself says so in its type, which is then mapped to none.
    /// </summary>
    private const string OfPostgres =
        """
        SELECT c.relname::text, a.attname::text,
            format_type(a.atttypid, a.atttypmod) || CASE
                WHEN a.attgenerated <> '' OR pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL
                THEN ' made by the database' ELSE '' END,
            COALESCE((
                SELECT place FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
                WHERE i.indrelid = c.oid AND i.indisprimary AND k.number = a.attnum), 0)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        """;
}
