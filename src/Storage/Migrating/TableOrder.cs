using System.Data.Common;

namespace Sampan.Storage.Migrating;

/// <summary>A row arrives after those it refers to: PostgreSQL checks a foreign key when its statement ends.</summary>
internal static class TableOrder
{
    private const string References =
        """
        SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid <> confrelid
        """;

    internal static async Task<IReadOnlyList<MappedTable>> Of(
        DbConnection target, IReadOnlyList<MappedTable> tables, CancellationToken cancel)
    {
        ILookup<string, string> refersTo = (await target.Command(References)
            .Rows(row => (From: row.GetString(0), To: row.GetString(1)), cancel)).ToLookup(r => r.From, r => r.To);
        var ordered = new List<MappedTable>();
        var waiting = new List<MappedTable>(tables);
        while (waiting.Count > 0)
        {
            MappedTable next = waiting.Find(table => refersTo[table.Name].All(
                    name => ordered.Exists(done => done.Name == name)))
                ?? throw new InvalidOperationException($"Foreign keys run in a circle at {waiting[0].Name}.");
            ordered.Add(next);
            _ = waiting.Remove(next);
        }
        return ordered;
    }
}
