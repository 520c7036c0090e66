using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// The disk fills up under load. Who asks is told that the ledger is unavailable; what was answered is there; when
/// there is room again, the running ledger goes on.
/// </summary>
public sealed class DiskFullTests
{
    private const int FactBytes = 30_000;

    [Fact]
    public async Task Sqlite_goes_on_when_there_is_room_again()
    {
        await using SmallDisk disk = await SmallDisk.Mount(24);
        await using Database database = Database.Open($"sqlite:{Path.Combine(disk.Folder, "test.db")}").Value;
        await FillUnderLoad(disk, database, whileFull: async () =>
        {
            // Who only reads is served all the same.
            Assert.Equal([], (await LedgerFactory.Journal(database).Audit()).Findings);
        }, afterwards: () => Task.CompletedTask);
    }

    [Fact]
    public async Task Sqlite_does_not_open_on_a_full_disk_and_opens_when_there_is_room()
    {
        await using SmallDisk disk = await SmallDisk.Mount(24);
        await using Database database = Database.Open($"sqlite:{Path.Combine(disk.Folder, "test.db")}").Value;
        await using (await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance)) { }
        disk.FillUp(leave: 0);
        _ = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance));
        disk.MakeRoom();
        await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        Assert.False((await ledger.Book(new Id(1))).IsRefused);
        await Witness.AssertSound(database);
    }

    /// <summary>The tables have no more room; the server's log has.</summary>
    [Fact]
    public async Task Postgres_without_room_for_tables_goes_on_when_there_is_room_again()
    {
        await using SmallDisk disk = await SmallDisk.Mount(32);
        await using OwnPostgres server = await OwnPostgres.Create();
        string folder = Directory.CreateDirectory(Path.Combine(disk.Folder, "tables")).FullName;
        await server.GiveAway(folder);
        await server.Query($"CREATE TABLESPACE small LOCATION '{folder}'");
        await server.Query("CREATE DATABASE ledger TABLESPACE small");
        await using (Database database = Database.Open(server.Url("ledger")).Value)
            await FillUnderLoad(disk, database, () => Task.CompletedTask, () => Task.CompletedTask);
    }

    /// <summary>
    /// Nothing has room, not even the server's log: the server ends itself, and an operator who has made room starts
    /// it again.
    /// </summary>
    [Fact]
    public async Task Postgres_without_any_room_goes_on_when_it_is_started_with_room()
    {
        await using SmallDisk disk = await SmallDisk.Mount(120);
        await using OwnPostgres server = await OwnPostgres.Create(disk.Folder);
        await server.Query("CREATE DATABASE ledger");
        await using (Database database = Database.Open(server.Url("ledger")).Value)
            await FillUnderLoad(disk, database, () => Task.CompletedTask, server.Restart);
    }

    private static async Task FillUnderLoad(
        SmallDisk disk, Database database, Func<Task> whileFull, Func<Task> afterwards)
    {
        await using Posters posters = await Posters.Start(database, FactBytes);
        await posters.Recorded.More(32);
        disk.FillUp(leave: 256);
        await posters.Refused.More(32);
        await whileFull();
        disk.MakeRoom();
        await afterwards();
        await posters.Recorded.More(64);
        await posters.AssertAllAreRecorded();
    }
}
