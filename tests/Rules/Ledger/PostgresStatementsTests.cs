using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Stores;

namespace Sampan.Tests.Rules.Ledger;

/// <summary>
/// What a commit asks the server for: nothing that this group does not need, for each statement costs its turn also
/// when it has no rows. The connection is never opened.
/// </summary>
public sealed class PostgresStatementsTests
{
    [Fact]
    public void With_nothing_to_write_only_the_fence_is_asked()
    {
        using var connection = new NpgsqlConnection();
        using NpgsqlBatch writes = PostgresWrites.Of(connection, new Batch { SeqBefore = 0 }, partition: 1, epoch: 1);
        NpgsqlBatchCommand only = Assert.Single(Commands(writes));
        Assert.Contains("ledger_fence", only.CommandText, StringComparison.Ordinal);
    }

    /// <summary>An unopened connection refuses whatever it is asked.</summary>
    [Fact]
    public async Task With_nothing_to_look_up_nothing_is_asked()
    {
        await using var connection = new NpgsqlConnection();
        await PostgresReads.Load(connection, new Wanted(), new Memory(10));
        var wanted = new Wanted();
        _ = wanted.Holds.Add(Id.New(new Instant(0)));
        _ = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PostgresReads.Load(connection, wanted, new Memory(10)));
    }

    /// <summary>Nothing refers to the transfer number nought.</summary>
    [Fact]
    public void A_transfer_that_is_about_no_other_is_written_without_a_reference()
    {
        var batch = new Batch { SeqBefore = 0 };
        var entry = new Applied
        {
            Request = new EntryRequest { Request = Request.Of("test", "one"), Book = 1, Kind = "test" },
            Seq = 1,
            Position = 1,
            RecordedAt = new Instant(0),
            Effective = new DateOnly(2026, 11, 29),
            Version = 0,
        };
        entry.Transfers.Add(new Transfer(256, 1, 2, 10, Phase.Single, Pending: 0));
        entry.Transfers.Add(new Transfer(257, 1, 2, 10, Phase.Post, Pending: 256));
        batch.Entries.Add(entry);
        using var connection = new NpgsqlConnection();
        using NpgsqlBatch writes = PostgresWrites.Of(connection, batch, partition: 1, epoch: 1);
        NpgsqlBatchCommand transfers = Commands(writes).Single(
            command => command.CommandText.Contains("INTO ledger_transfer", StringComparison.Ordinal));
        Assert.Equal([null, 256L], Assert.IsType<long?[]>(transfers.Parameters[5].Value));
    }

    private static List<NpgsqlBatchCommand> Commands(NpgsqlBatch batch) =>
        [.. (IList<NpgsqlBatchCommand>)batch.BatchCommands];
}
