using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sampan.Kernel;
using Sampan.Ledger.Stores;

namespace Sampan.Ledger.Loop;

/// <summary>
/// The single writer. Takes whatever is queued (no timer: the group grows by itself while the last commit is under
/// way), loads what it names, applies it in memory, writes it in one transaction, and only then answers. While it is
/// written, what already waits for the next group is looked up. On any storage error it drops its memory, reopens, and
/// runs the group again in halves.
/// </summary>
internal sealed class LedgerLoop : ILedger
{
    private const int MaxGroup = 1000;
    private const int QueueLength = 16384;
    private const int Tries = 3;

    private readonly IJournalStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly int _capacity;
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly SweepsUnderWay _sweeps = new();

    /// <summary>Works of the next group, taken while the last commit was under way.</summary>
    private readonly List<Work> _ahead = new(MaxGroup);

    /// <summary>For so many of them, what they name and what exists of it is in memory.</summary>
    private int _lookedUp;
    private Task _running = Task.CompletedTask;
    private Memory _memory;
    private Position _position;
    private long _commits, _entries, _recoveries;
    private bool _open = true;
    private volatile bool _fenced;

    private LedgerLoop(IJournalStore store, TimeProvider clock, ILogger log, int capacity)
    {
        (_store, _clock, _log, _capacity) = (store, clock, log, capacity);
        _memory = new Memory(capacity);
    }

    internal static async Task<LedgerLoop> Start(
        IJournalStore store, TimeProvider clock, ILogger log, int capacity = Memory.UsualCapacity)
    {
        var loop = new LedgerLoop(store, clock, log, capacity);
        try
        {
            loop._position = await store.Open(loop._memory, takeOver: true);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
        bool isNew = loop._memory.Books.Count == 0;
        loop.Follow(loop._memory.UnderWay.Values);
        loop._running = Task.Run(loop.Run);
        if (isNew) _ = await loop.Book(Id.None);
        return loop;
    }

    public LedgerFigures Figures =>
        new(Volatile.Read(ref _commits), Volatile.Read(ref _entries), Volatile.Read(ref _recoveries));

    public async Task<Outcome<Receipt>> Post(EntryRequest entry) =>
        EntryRules.Check(entry) is { } refusal ? refusal : await Enqueue(new PostWork(entry));

    public Task<Outcome<Receipt>> Refuse(Request request, Refusal refusal) => Enqueue(new RefuseWork(request, refusal));

    public async Task<Outcome<int>> Book(Id owner)
    {
        var work = new BookWork(owner);
        Outcome<Receipt> done = await Enqueue(work);
        return done.IsRefused ? done.Refusal : work.Book;
    }

    public Task Settled() => _sweeps.Settled();

    public async ValueTask DisposeAsync()
    {
        await Settled();
        _ = _queue.Writer.TryComplete();
        await _running;
        await _store.DisposeAsync();
    }

    private async Task<Outcome<Receipt>> Enqueue(Work work)
    {
        if (_fenced) return LedgerRefusals.LedgerFenced;
        try
        {
            await _queue.Writer.WriteAsync(work);
        }
        catch (ChannelClosedException)
        {
            return LedgerRefusals.LedgerUnavailable;
        }
        return await work.Answered;
    }

    private async Task Run()
    {
        var group = new List<Work>(MaxGroup);
        while (_ahead.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            group.AddRange(_ahead);
            int lookedUp = _lookedUp;
            _ahead.Clear();
            _lookedUp = 0;
            Fill(group);
            await Process(group, lookedUp);
            // What was dropped is no longer known to exist or not.
            if (_memory.Trim()) _lookedUp = 0;
        }
    }

    private void Fill(List<Work> group)
    {
        while (group.Count < MaxGroup && _queue.Reader.TryRead(out Work? work)) group.Add(work);
    }

    /// <summary>
    /// Answers every work of the group. When the commit fails, nobody knows whether it happened: the loop reopens and
    /// runs the works again, where those that did happen are found by their request ids. Halving finds an entry that
    /// the database itself refuses in a dozen commits, and lets its neighbours pass.
    /// </summary>
    private async Task Process(List<Work> group, int lookedUp)
    {
        for (int i = 0; i < Tries && !_fenced; i++)
        {
            if (!_open)
            {
                if (!await Reopen()) break;
                lookedUp = 0;
            }
            if (await TryOnce(group, lookedUp)) return;
            if (group.Count == 1) continue;
            await Process(group[..(group.Count / 2)], 0);
            await Process(group[(group.Count / 2)..], 0);
            return;
        }
        RefusalCode none = _fenced ? LedgerRefusals.LedgerFenced : LedgerRefusals.LedgerUnavailable;
        foreach (Work work in group) work.Answer(none);
    }

    private async Task<bool> TryOnce(List<Work> group, int lookedUp)
    {
        // Until the group is through, memory is ahead of the store: whatever ends this early, it must be dropped.
        _open = false;
        try
        {
            _open = await ApplyAndCommit(group, lookedUp);
        }
        catch (Exception failure) when (IsStorage(failure))
        {
            _log.LogError(failure, "The journal could not be written; it will be reopened.");
        }
#pragma warning disable CA1031 // A bug: the one asker gets it, the loop goes on with what is on disk.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _log.LogCritical(bug, "The ledger's loop met a bug; it goes on from what is on disk.");
            if (group.Count > 1) return false;
            group[0].Fault = bug;
            group[0].Complete();
            return true;
        }
        return _open;
    }

    private async Task<bool> ApplyAndCommit(List<Work> group, int lookedUp)
    {
        Wanted wanted = Group.Wants(group, lookedUp, _memory);
        if (!wanted.IsEmpty) await _store.Load(wanted, _memory);
        Batch batch = Group.Apply(group, _memory, _position, _clock);
        if (!batch.IsEmpty)
        {
            if (!await CommitAndLookAhead(batch)) return false;
            _position = _position with { Seq = batch.SeqAfter, RecordedAt = batch.RecordedAt };
            Volatile.Write(ref _commits, _commits + 1);
            Volatile.Write(ref _entries, _entries + batch.Entries.Count);
            Group.Committed(batch);
            // Something could be written again: what could not may now be sent once more.
            if (_sweeps.Forgive()) Follow(_memory.UnderWay.Values);
        }
        foreach (Applied entry in batch.Entries) Follow(entry.Outbox);
        foreach (Work work in group) work.Complete();
        return true;
    }

    /// <summary>
    /// Memory holds all that the commit changes: what is looked up beside it is neither of it nor changed by it. Only
    /// an entry that it is just recording could be missed, and those are left for later.
    /// </summary>
    private async Task LookAhead()
    {
        Fill(_ahead);
        Wanted wanted = Group.Wants(_ahead, _lookedUp, _memory);
        wanted.Entries.Clear();
        if (!wanted.IsEmpty) await _store.Load(wanted, _memory);
        _lookedUp = _ahead.Count;
    }

    private async Task<bool> CommitAndLookAhead(Batch batch)
    {
        Task<bool> commit = _store.Commit(batch, _position.Epoch);
        bool held;
        try
        {
            if (_store.LoadsBesideCommit) await LookAhead();
        }
        finally
        {
            held = await commit;
        }
        return held;
    }

    /// <summary>Drops memory, which may be ahead of the store, and starts again from what is on disk.</summary>
    private async Task<bool> Reopen()
    {
        Volatile.Write(ref _recoveries, _recoveries + 1);
        try
        {
            _memory = new Memory(_capacity);
            _lookedUp = 0;
            Position position = await _store.Open(_memory, takeOver: false);
            _fenced = position.Epoch != _position.Epoch;
            if (_fenced) _log.LogError("Another process has taken over the ledger; this one no longer writes.");
            _position = position;
            if (!_fenced) Follow(_memory.UnderWay.Values);
            _open = !_fenced;
        }
#pragma warning disable CA1031 // Whatever kept it from opening, the loop must live to answer and to try again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.LogError(failure, "The journal could not be reopened.");
            _open = false;
        }
        return _open;
    }

    private static bool IsStorage(Exception failure) => failure is DbException or IOException or TimeoutException;

    /// <summary>
    /// Sends the second entry of each sweep. It cannot be refused for want of value: transit has no limit.
    /// </summary>
    private void Follow(IReadOnlyCollection<OutboxRow> rows)
    {
        // Not awaited: the loop must not wait for itself. A lost one is found in the outbox at the next opening.
        foreach (OutboxRow row in rows) _ = _sweeps.Run(row, FollowOne, _log);
    }

    /// <returns>True when it could not be written and may be sent again.</returns>
    private async Task<bool> FollowOne(OutboxRow row)
    {
        Id sender = _memory.Books[row.FromBook].Owner;
        var transit = new AccountKey(row.Arrival.Book, Chart.Transit, sender, row.Arrival.Commodity);
        Outcome<Receipt> second = await Enqueue(new PostWork(new EntryRequest
        {
            Request = Request.Of("sweep", $"{row.Transfer}"),
            Book = row.Arrival.Book,
            Kind = "sweep.arrived",
            Steps = [new Move(transit, row.Arrival, row.Amount)],
            Fulfils = row.Transfer,
        }));
        if (second.IsRefused) _log.LogError("A sweep waits in the outbox: {Refusal}", second.Refusal);
        return second.Refusal?.Code == LedgerRefusals.LedgerUnavailable;
    }
}
