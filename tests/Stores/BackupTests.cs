using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;

namespace Sampan.Tests.Stores;

public sealed class BackupTests
{
    /// <summary>
    /// A copy made while clients write holds at least what was acknowledged before it was begun, whole.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_copy_made_under_load_is_whole_and_lacks_nothing_acknowledged_before(Engine engine)
    {
        await using TestDatabase source = await TestDatabase.CreateAlone(engine);
        await using ILedger ledger =
            await LedgerFactory.Open(source.Database, TimeProvider.System, NullLogger.Instance);
        int book = (await ledger.Book(new Id(1))).Value;
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<long>();
        using var stop = new CancellationTokenSource();
        var enough = new TaskCompletionSource();
        Task load = Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                acknowledged.Add((await ledger.Post(Entry(book, client, i))).Value.Seq);
                if (acknowledged.Count > 200) _ = enough.TrySetResult();
            }
        })));
        await enough.Task;
        long[] before = [.. acknowledged];

        string folder = Directory.CreateTempSubdirectory("sampan-backup-").FullName;
        string file = Path.Combine(folder, "copy");
        Outcome<FileInfo> written = await Backup.Write(source.Database, file);
        Assert.False(written.IsRefused, written.ToString());
        await stop.CancelAsync();
        await load;
        Assert.Equal(StorageRefusals.BackupTargetExists, (await Backup.Write(source.Database, file)).Refusal?.Code);

        await using TestDatabase target = await TestDatabase.CreateAlone(engine);
        Outcome<bool> restored = await Backup.Restore(file, target.Url);
        Assert.False(restored.IsRefused, restored.ToString());
        Assert.Equal(StorageRefusals.BackupTargetExists, (await Backup.Restore(file, target.Url)).Refusal?.Code);
        await CheckCopy(target.Database, book, before);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_no_copy_is_not_restored(Engine engine)
    {
        await using TestDatabase target = await TestDatabase.CreateAlone(engine);
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "this is no database, only a text long enough to be mistaken for one");
        Refusal? refusal = (await Backup.Restore(file, target.Url)).Refusal;
        Assert.Equal(StorageRefusals.BackupToolFailed, refusal?.Code);
        Assert.NotEqual("", refusal?["said"]);
        File.Delete(file);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_in_the_tools_own_words()
    {
        _ = PostgresServer.Url();
        var nowhere = new NpgsqlConnectionStringBuilder(PostgresServer.Url()) { Port = 1 };
        await using Database database = Database.Open(nowhere.ToString()).Value;
        string file = Path.Combine(Path.GetTempPath(), $"sampan-{Guid.NewGuid()}");
        Refusal? refusal = (await Backup.Write(database, file)).Refusal;
        Assert.Equal((StorageRefusals.BackupToolFailed, "pg_dump"), (refusal?.Code, refusal?["tool"]));
        Assert.False(File.Exists(file));
    }

    private static async Task CheckCopy(Database copy, int book, long[] before)
    {
        IJournal journal = LedgerFactory.Journal(copy);
        Assert.Equal([], (await journal.Audit()).Findings);
        await using var connection = await copy.Connect();
        List<long> seqs = await connection.Command("SELECT seq FROM ledger_entry ORDER BY seq")
            .Rows(row => row.GetInt64(0));
        Assert.Equal([], before.Except(seqs));
        // Each entry of this test brings one unit: the counter and the entries must tell of the same moment.
        Account onHand = await journal.Account(TestLedger.Key(book, Chart.OnHand, 1));
        Assert.Equal(seqs.Count, onHand.Balance);
        // The copy is a ledger one can go on with.
        await using ILedger ledger = await LedgerFactory.Open(copy, TimeProvider.System, NullLogger.Instance);
        Assert.False((await ledger.Post(Entry(book, 99, 0))).IsRefused);
    }

    private static EntryRequest Entry(int book, int client, int number) => new()
    {
        Request = Request.Of("backup", $"{client}", $"{number}"),
        Book = book,
        Kind = "test.entry",
        Steps = [new Move(TestLedger.Key(book, Chart.Supply, 1), TestLedger.Key(book, Chart.OnHand, 1), 1)],
    };
}
