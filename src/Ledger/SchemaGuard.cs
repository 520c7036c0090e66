using System.Data.Common;
using Microsoft.Data.Sqlite;
using Sampan.Storage;

namespace Sampan.Ledger;

/// <summary>
/// The triggers that refuse to change the journal must be there at every start: a tool may have dropped them.
/// </summary>
internal static class SchemaGuard
{
    private static readonly (string Name, string Table)[] Triggers =
    [
        ("ledger_entry_no_update", "ledger_entry"), ("ledger_entry_no_delete", "ledger_entry"),
        ("ledger_transfer_no_update", "ledger_transfer"), ("ledger_transfer_no_delete", "ledger_transfer"),
        ("ledger_account_no_delete", "ledger_account"), ("ledger_account_fixed", "ledger_account"),
        ("ledger_closing_no_update", "ledger_closing"), ("ledger_closing_no_delete", "ledger_closing"),
        ("ledger_correction_no_update", "ledger_correction"), ("ledger_correction_no_delete", "ledger_correction"),
        ("ledger_checkpoint_no_update", "ledger_checkpoint"), ("ledger_checkpoint_no_delete", "ledger_checkpoint"),
        ("ledger_snapshot_no_update", "ledger_snapshot"), ("ledger_snapshot_no_delete", "ledger_snapshot"),
        ("ledger_snapshot_account_no_update", "ledger_snapshot_account"),
        ("ledger_snapshot_account_no_delete", "ledger_snapshot_account"),
    ];

    /// <summary>Names those that are gone, are switched off, stand on another table or no longer refuse.</summary>
    internal static async Task<IReadOnlyList<string>> MissingTriggers(
        DbConnection connection, CancellationToken cancel = default)
    {
        string sql = connection is SqliteConnection
            ? "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
            : "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid " +
              "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') " +
              "AND c.relnamespace = current_schema()::regnamespace " +
              "AND t.tgfoid = to_regproc('ledger_refuse')";
        List<(string Name, string Table)> present =
            await connection.Command(sql).Rows(row => (row.GetString(0), row.GetString(1)), cancel);
        return [.. Triggers.Except(present).Select(missing => missing.Name)];
    }
}
