using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Ledger;

/// <summary>
/// The triggers that refuse to change the journal must be there at every start: a tool may have dropped them.
/// </summary>
internal static class SchemaGuard
{
    private static readonly string[] Triggers =
    [
        "ledger_entry_no_update", "ledger_entry_no_delete", "ledger_transfer_no_update", "ledger_transfer_no_delete",
        "ledger_account_no_delete", "ledger_account_fixed",
    ];

    internal static async Task<IReadOnlyList<string>> MissingTriggers(
        DbConnection connection, Engine engine, CancellationToken cancel = default)
    {
        string sql = engine == Engine.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'";
        List<string> present = await connection.Command(sql).Rows(row => row.GetString(0), cancel);
        return [.. Triggers.Except(present)];
    }
}
