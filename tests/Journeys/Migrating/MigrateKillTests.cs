using System.Data.Common;
using System.Diagnostics;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Migrating;

/// <summary>
/// The command is held at a known place by a lock of the test's, killed with SIGKILL, and looked after: the source has
/// every byte, the target serves nobody, and the same command begins again and ends well.
/// </summary>
public sealed class MigrateKillTests(DemoInstallation demo) : IClassFixture<DemoInstallation>
{
    private const string Held = "PERFORM pg_advisory_xact_lock(4711);";

    /// <summary>The first table, one in the middle, and others beside them.</summary>
    public static TheoryData<string> Tables =>
        LongRun.Cases(["border_book", "ledger_transfer"], "ledger_entry", "vault_value");

    [Theory, MemberData(nameof(Tables))]
    public async Task Killed_while_a_table_is_copied(string table)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await DemoInstallation.Meddle(target.Url, table, Held);
        await KillAndBeginAgain(target);
    }

    [Fact]
    public async Task Killed_while_the_tables_are_made()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await HoldAt(target, "CREATE TRIGGER");
        await KillAndBeginAgain(target);
    }

    /// <summary>Everything has been copied and compared; what is missing is the commit.</summary>
    [Fact]
    public async Task Killed_right_before_the_end()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await HoldAt(target, "DROP TABLE");
        await KillAndBeginAgain(target);
    }

    private static Task HoldAt(SiteDatabase target, string statement) => DemoInstallation.Sql(
        target.Url, "CREATE SCHEMA outside",
        $"CREATE FUNCTION outside.start() RETURNS event_trigger LANGUAGE plpgsql AS $f$ BEGIN {Held} END $f$",
        $"CREATE EVENT TRIGGER start ON ddl_command_start WHEN TAG IN ('{statement}') "
            + "EXECUTE FUNCTION outside.start()");

    private async Task KillAndBeginAgain(SiteDatabase target)
    {
        byte[] before = await File.ReadAllBytesAsync(demo.File);
        await using Database database = Database.Open(target.Url).Value;
        await using (DbConnection holder = await database.Connect())
        {
            _ = await holder.Execute("SELECT pg_advisory_lock(4711)");
            using Process process = demo.Sampan.Start("migrate", "--to", target.Url);
            await Until(holder, "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted " +
                "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))", process);
            process.Kill();
            await process.WaitForExitAsync();
            // The server has not noticed yet: it waits in the middle of a statement.
            _ = await holder.Execute("SELECT pg_advisory_unlock(4711)");
            await Until(holder, "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() " +
                "AND datname = current_database())", null);
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(demo.File));
        Assert.Equal("migration_unfinished", (await DemoMark.Check(target.Url, demo: true))?.Code.Name);
        foreach (string command in (string[])["checkpoint", "repair"])
            (await demo.Sampan.Run("ledger", command, "--json", "--database", target.Url))
                .Refused("migration_unfinished");
        (await demo.Sampan.Run("demo-trade", "--json", "--database", target.Url)).Refused("migration_unfinished");

        _ = (await demo.Sampan.Run("migrate", "--to", target.Url)).Done();
        Assert.Equal(before, await File.ReadAllBytesAsync(demo.File));
        _ = (await demo.Sampan.Run("ledger", "checkpoint", "--database", target.Url)).Done();
        _ = (await demo.Sampan.Run("ledger", "audit", "--database", target.Url)).Done();
    }

    private static async Task Until(DbConnection connection, string sql, Process? running)
    {
        await Wait.Until(
            async () =>
            {
                if (running is { HasExited: true }) Assert.Fail("It was not held: " +
                    await running.StandardError.ReadToEndAsync() + await running.StandardOutput.ReadToEndAsync());
                return (await connection.Command(sql).Rows(row => row.GetBoolean(0)))[0];
            },
            TestContext.Current.CancellationToken);
    }
}
