using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>How a column's values are carried over.</summary>
internal enum Carried
{
    Long,
    Int,
    Bool,
    Text,
    Json,
    Bytes,
}

/// <param name="Key">Places of the key's columns, in the order of the key.</param>
internal sealed record MappedTable(
    string Name, IReadOnlyList<(string Name, Carried As)> Columns, IReadOnlyList<int> Key)
{
    internal string ColumnList => string.Join(", ", Columns.Select(column => Quoted(column.Name)));

    /// <summary>
    /// Every row in the order of the key, the same on both engines: numbers as they are, bytes as they are, texts by
    /// their bytes.
    /// </summary>
    internal string Select(Engine engine)
    {
        string collate = engine == Engine.Postgres ? " COLLATE \"C\"" : "";
        IEnumerable<string> key = Key.Select(place => Columns[place])
            .Select(column => Quoted(column.Name) + (column.As == Carried.Text ? collate : ""));
        return $"SELECT {ColumnList} FROM {Quoted(Name)} ORDER BY {string.Join(", ", key)}";
    }

    internal static string Quoted(string name) => $"\"{name}\"";
}

/// <summary>
/// Which table and column of one engine is which of the other: those of the same name. Made from the tables as they
/// stand, so there is no list to forget a table in; whatever has no counterpart is refused by its name.
/// </summary>
internal static class TableMap
{
    private static readonly Dictionary<(string Sqlite, string Postgres), Carried> Kinds = new()
    {
        [("INTEGER", "bigint")] = Carried.Long,
        [("INTEGER", "integer")] = Carried.Int,
        [("INTEGER", "boolean")] = Carried.Bool,
        [("TEXT", "text")] = Carried.Text,
        [("TEXT", "jsonb")] = Carried.Json,
        [("BLOB", "bytea")] = Carried.Bytes,
    };

    /// <summary>Refusals: migration_one_sided, migration_types_unmapped.</summary>
    internal static Outcome<IReadOnlyList<MappedTable>> Of(
        IReadOnlyList<TableShape> sqlite, IReadOnlyList<TableShape> postgres)
    {
        if (OneSided(sqlite, postgres) is { } alone) return alone;
        var mapped = new List<MappedTable>();
        foreach (TableShape table in sqlite)
        {
            TableShape other = postgres.Single(t => t.Name == table.Name);
            var columns = new List<(string, Carried)>();
            foreach (ColumnShape column in table.Columns)
            {
                string type = other.Columns.Single(c => c.Name == column.Name).Type;
                if (!Kinds.TryGetValue((column.Type, type), out Carried kind))
                    return MigrationRefusals.TypesUnmapped.With(
                        ("column", $"{table.Name}.{column.Name}"), ("from", column.Type), ("to", type));
                columns.Add((column.Name, kind));
            }
            string[] names = [.. table.Columns.Select(column => column.Name)];
            mapped.Add(new MappedTable(
                table.Name, columns, [.. table.Key.Select(name => Array.IndexOf(names, name))]));
        }
        return mapped;
    }

    /// <summary>The first table or column that one side alone has. Refusals: migration_one_sided.</summary>
    internal static Refusal? OneSided(IReadOnlyList<TableShape> one, IReadOnlyList<TableShape> other)
    {
        HashSet<string> names = Names(one);
        names.SymmetricExceptWith(Names(other));
        return names.Order(StringComparer.Ordinal).FirstOrDefault() is { } name
            ? MigrationRefusals.OneSided.With(("name", name))
            : null;
    }

    private static HashSet<string> Names(IReadOnlyList<TableShape> tables) =>
        [.. tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}").Prepend(t.Name))];
}
