using System.Data.Common;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Stores;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>A real store whose connection fails when a test says so.</summary>
internal sealed class FaultyStore(IJournalStore inner) : IJournalStore
{
    /// <summary>Asked for every batch: may it reach the database?</summary>
    internal Func<Batch, Exception?> BeforeCommit { get; set; } = _ => null;

    /// <summary>Asked for every batch that is on disk: does the loop hear of it?</summary>
    internal Func<Batch, Exception?> AfterCommit { get; set; } = _ => null;

    public bool LoadsBesideCommit => inner.LoadsBesideCommit;

    internal int OpeningsToFail { get; set; }

    public Task<Position> Open(Memory memory, bool takeOver) =>
        OpeningsToFail-- > 0 ? throw new ConnectionLost() : inner.Open(memory, takeOver);

    /// <summary>Set by a commit, it holds that commit until something has been looked up beside it.</summary>
    internal TaskCompletionSource? LookUp { get; set; }

    public async Task Load(Wanted wanted, Memory memory)
    {
        await inner.Load(wanted, memory);
        _ = LookUp?.TrySetResult();
    }

    public async Task<bool> Commit(Batch batch, long epoch)
    {
        if (BeforeCommit(batch) is { } before) throw before;
        if (LookUp is { } lookUp && LoadsBesideCommit) await lookUp.Task;
        bool held = await inner.Commit(batch, epoch);
        if (AfterCommit(batch) is { } after) throw after;
        return held;
    }

    public Task Reset() => inner.Reset();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

internal sealed class ConnectionLost() : DbException("the connection was lost");
