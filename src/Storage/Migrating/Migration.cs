using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>How far it has come; the total counts every row twice, once copied and once compared.</summary>
public readonly record struct MigrationProgress(long Rows, long Total);

public sealed record MovedTable(string Name, long Rows);

/// <summary>
/// Moves a whole installation from SQLite to PostgreSQL. Both writer locks are held; the source is read in one snapshot
/// and never written; the target gets every row in one transaction, which <see cref="Finish"/> commits. Broken off
/// anywhere, it leaves tables without rows under the mark of a migration, on which no server starts and a next
/// migration begins again.
/// </summary>
public sealed class Migration : IAsyncDisposable
{
    private readonly Database _into;
    private readonly Func<Database, Task> _makeTables;
    private readonly WriterLock _here;
    private readonly WriterLock _there;
    private SqliteConnection? _source;
    private NpgsqlTransaction? _transaction;
    private IReadOnlyList<MappedTable> _tables = [];
    private long _done;
    private long _total;

    private Migration(WriterLock here, WriterLock there, Database into, Func<Database, Task> makeTables) =>
        (_here, _there, _into, _makeTables) = (here, there, into, makeTables);

    /// <summary>The source, in one snapshot from the beginning to the end.</summary>
    public DbConnection Source => _source ?? throw new InvalidOperationException("It has not begun.");

    /// <summary>The target; after <see cref="Copy"/> within the transaction that holds the rows.</summary>
    public DbConnection Target => Filled;

    private NpgsqlConnection Filled => _there.Connection!;

    /// <summary>
    /// Takes both locks and looks at both sides; writes nothing. Refusals: migration_source_not_sqlite,
    /// migration_target_not_postgres, storage_locked, migration_source_unknown, migration_source_older,
    /// migration_source_newer, migration_one_sided, migration_target_encoding, migration_target_not_empty.
    /// </summary>
    /// <param name="makeTables">Makes every table of an installation that a database lacks.</param>
    public static async Task<Outcome<Migration>> Begin(
        Database from, Database into, Func<Database, Task> makeTables, CancellationToken cancel = default)
    {
        if (from.Engine != Engine.Sqlite) return MigrationRefusals.SourceNotSqlite;
        if (into.Engine != Engine.Postgres) return MigrationRefusals.TargetNotPostgres;
        Outcome<WriterLock> here = await WriterLock.TakeAlone(from);
        if (here.IsRefused) return here.Refusal;
        Outcome<WriterLock> there = await WriterLock.TakeToFill(into);
        if (there.IsRefused)
        {
            await here.Value.DisposeAsync();
            return there.Refusal;
        }
        var migration = new Migration(here.Value, there.Value, into, makeTables);
        Refusal? refusal = await migration.Look(from, cancel);
        if (refusal is null) return migration;
        await migration.DisposeAsync();
        return refusal;
    }

    /// <summary>
    /// The point of no return: from here on the target serves nobody until <see cref="Finish"/>. Refusals:
    /// migration_one_sided, migration_types_unmapped, migration_value_unmapped, migration_row_refused.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<MovedTable>>> Copy(
        Instant now, IProgress<MigrationProgress>? progress = null, CancellationToken cancel = default)
    {
        await MigrationMark.Set(Filled, ((SqliteConnection)Source).DataSource, now, cancel);
        await _makeTables(_into);
        _transaction = await Filled.BeginTransactionAsync(cancel);
        // A server may be set to end long statements; this one may take as long as it takes.
        _ = await Filled.Execute(
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", cancel);
        Outcome<IReadOnlyList<MappedTable>> map = TableMap.Of(
            await TableShape.Read(Source, Engine.Sqlite, cancel),
            await TableShape.Read(Filled, Engine.Postgres, cancel));
        if (map.IsRefused) return map.Refusal;
        _tables = await TableOrder.Of(Filled, map.Value, cancel);
        await CountRows(cancel);
        await Empty(cancel);
        var moved = new List<MovedTable>();
        foreach (MappedTable table in _tables)
        {
            Outcome<long> rows = await new TableCopy((SqliteConnection)Source, Filled, table)
                .Run(() => Step(progress), cancel);
            if (rows.IsRefused) return rows.Refusal;
            moved.Add(new MovedTable(table.Name, rows.Value));
        }
        // The planner knows nothing yet of these tables, and what follows asks about all of their rows.
        foreach (MappedTable table in _tables)
            _ = await Filled.Execute($"ANALYZE {MappedTable.Quoted(table.Name)}", cancel);
        return moved;
    }

    /// <summary>Reads both sides again and gives, of each table, the first thing in which they differ.</summary>
    public async Task<IReadOnlyList<TableDifference>> Compare(
        IProgress<MigrationProgress>? progress = null, CancellationToken cancel = default)
    {
        var differences = new List<TableDifference>();
        foreach (MappedTable table in _tables)
        {
            TableDifference? found = await new TableComparison((SqliteConnection)Source, Filled, table)
                .Run(() => Step(progress), cancel);
            if (found is not null) differences.Add(found);
        }
        return differences;
    }

    /// <summary>Takes the mark away and commits: from here on the target is the installation's database.</summary>
    public async Task Finish(CancellationToken cancel = default)
    {
        _ = await MigrationMark.Remove(Filled, cancel);
        await _transaction!.CommitAsync(cancel);
    }

    /// <summary>Without <see cref="Finish"/> nothing that was copied remains.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_source is not null) await _source.DisposeAsync();
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    private async Task<Refusal?> Look(Database from, CancellationToken cancel)
    {
        FreshInstallation fresh = await FreshInstallation.Make(_makeTables, cancel);
        _source = await from.ConnectAlone();
        _ = await _source.Snapshot(cancel);
        if (await fresh.Check(_source, from.Path!, cancel) is { } unfit) return unfit;
        return await MigrationTarget.Check(Filled, fresh, cancel);
    }

    private async Task CountRows(CancellationToken cancel)
    {
        foreach (MappedTable table in _tables)
            _total += 2 * (await Source.Command($"SELECT count(*) FROM {MappedTable.Quoted(table.Name)}")
                .Rows(row => row.GetInt64(0), cancel))[0];
    }

    /// <summary>Of what the program lays into new tables, the source has its own.</summary>
    private async Task Empty(CancellationToken cancel)
    {
        List<TableShape> tables = await TableShape.Read(Filled, Engine.Postgres, cancel);
        foreach (string table in await FreshInstallation.WithRows(Filled, tables, cancel))
            _ = await Filled.Execute($"DELETE FROM {MappedTable.Quoted(table)}", cancel);
    }

    private void Step(IProgress<MigrationProgress>? progress)
    {
        if (++_done % 1000 == 0 || _done == _total) progress?.Report(new MigrationProgress(_done, _total));
    }
}
