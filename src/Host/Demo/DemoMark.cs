using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Demo;

/// <summary>
/// A database belongs to the demo or to a real installation for ever. The demo's shared password and sandbox bank can
/// so never be switched on over real data, nor real money be taken over demo data.
/// </summary>
internal static class DemoMark
{
    internal static Task Prepare(Database database) =>
        Schema.Apply(database, typeof(DemoMark).Assembly, "installation");

    internal static async Task<Refusal?> Check(string url, bool demo)
    {
        Outcome<Database> opened = Database.Open(url);
        if (opened.IsRefused) return opened.Refusal;
        await using Database database = opened.Value;
        Outcome<WriterLock> writer = await WriterLock.Take(database);
        if (writer.IsRefused) return writer.Refusal;
        await using WriterLock held = writer.Value;
        await Prepare(database);
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand note = connection.Command(
            "INSERT INTO installation (id, demo) VALUES (1, @demo) ON CONFLICT (id) DO NOTHING",
                ("demo", demo ? 1L : 0L));
        _ = await note.ExecuteNonQueryAsync();
        if (await IsDemo(connection) == demo) return null;
        return demo ? HostRefusals.DemoNeedsEmptyDatabase : HostRefusals.SandboxNotInProduction;
    }

    internal static async Task<bool> IsDemo(DbConnection connection) =>
        (await connection.Command("SELECT demo FROM installation").Rows(row => row.GetInt64(0) == 1)).Contains(true);
}
