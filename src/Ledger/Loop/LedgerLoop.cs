using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sampan.Kernel;
using Sampan.Ledger.Stores;

namespace Sampan.Ledger.Loop;

/// <summary>
/// The single writer. Takes whatever is queued (no timer: the group grows by itself while the last commit is under
/// way), loads what it names, applies it in memory, writes it in one transaction, and only then answers.
/// On any storage error it drops its memory, reopens, and runs the group again work by work.
/// </summary>
internal sealed class LedgerLoop : ILedger
{
    private const int MaxGroup = 1000;
    private const int QueueLength = 16384;
    private const int MemoryCapacity = 200_000;

    private readonly IJournalStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly Task _running;
    private Memory _memory = new(MemoryCapacity);
    private Position _position;
    private LedgerFigures _figures;
    private bool _open = true;
    private volatile bool _fenced;
    private int _sweepsUnderWay;
    private TaskCompletionSource? _settled;

    private LedgerLoop(IJournalStore store, TimeProvider clock, ILogger log, Memory memory, Position position)
    {
        (_store, _clock, _log, _memory, _position) = (store, clock, log, memory, position);
        _running = Task.Run(Run);
    }

    internal static async Task<LedgerLoop> Start(IJournalStore store, TimeProvider clock, ILogger log)
    {
        var memory = new Memory(MemoryCapacity);
        Position position = await store.Open(memory, takeOver: true);
        List<OutboxRow> waiting = await store.Waiting();
        var loop = new LedgerLoop(store, clock, log, memory, position);
        if (memory.Books.Count == 0) _ = await loop.Book(Id.None);
        loop.Follow(waiting);
        return loop;
    }

    public LedgerFigures Figures => _figures;

    public async Task<Outcome<Receipt>> Post(EntryRequest entry) =>
        EntryRules.Check(entry) is { } refusal ? refusal : await Enqueue(new PostWork(entry));

    public Task<Outcome<Receipt>> Refuse(Request request, Refusal refusal) => Enqueue(new RefuseWork(request, refusal));

    public async Task<Outcome<int>> Book(Id owner)
    {
        var work = new BookWork(owner);
        Outcome<Receipt> done = await Enqueue(work);
        return done.IsRefused ? done.Refusal : work.Book;
    }

    public Task Settled()
    {
        lock (_queue)
        {
            if (_sweepsUnderWay == 0) return Task.CompletedTask;
            _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _settled.Task;
        }
    }

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
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out Work? work)) group.Add(work);
            await Process(group);
            _memory.Trim();
        }
    }

    private async Task Process(List<Work> group)
    {
        if (await TryOnce(group)) return;
        // One by one after reopening: what had been committed after all is found by its request id, and a work that
        // the database itself refuses fails alone.
        foreach (Work work in group)
            if (!await TryOnce([work]))
                work.Answer(_fenced ? LedgerRefusals.LedgerFenced : LedgerRefusals.LedgerUnavailable);
    }

    private async Task<bool> TryOnce(List<Work> group)
    {
        if (_fenced || (!_open && !await Reopen())) return false;
        try
        {
            _open = await ApplyAndCommit(group);
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            _log.LogError(failure, "The journal could not be written; it will be reopened.");
            _open = false;
        }
#pragma warning disable CA1031 // A bug outside any one work: its askers get it, the loop goes on with what is on disk.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _log.LogCritical(bug, "The ledger's loop met a bug; it goes on from what is on disk.");
            _open = false;
            foreach (Work work in group)
            {
                work.Fault = bug;
                work.Complete();
            }
            return true;
        }
        return _open;
    }

    private async Task<bool> ApplyAndCommit(List<Work> group)
    {
        Wanted wanted = Group.Wants(group, _memory);
        if (!wanted.IsEmpty) await _store.Load(wanted, _memory);
        Batch batch = Group.Apply(group, _memory, _position, _clock);
        if (!batch.IsEmpty)
        {
            if (!await _store.Commit(batch, _position.Epoch)) return false;
            _position = _position with { Seq = batch.SeqAfter, RecordedAt = batch.RecordedAt };
            _figures = _figures with
            {
                Commits = _figures.Commits + 1,
                Entries = _figures.Entries + batch.Entries.Count,
            };
            Group.Committed(batch);
        }
        Follow(batch.Entries.SelectMany(entry => entry.Outbox));
        foreach (Work work in group) work.Complete();
        return true;
    }

    /// <summary>Drops memory, which may be ahead of the store, and starts again from what is on disk.</summary>
    private async Task<bool> Reopen()
    {
        _figures = _figures with { Recoveries = _figures.Recoveries + 1 };
        try
        {
            _memory = new Memory(MemoryCapacity);
            Position position = await _store.Open(_memory, takeOver: false);
            _fenced = position.Epoch != _position.Epoch;
            if (_fenced) _log.LogError("Another process has taken over the ledger; this one no longer writes.");
            _position = position;
            _open = !_fenced;
            if (_open) Follow(await _store.Waiting());
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            _log.LogError(failure, "The journal could not be reopened.");
            _open = false;
        }
        return _open;
    }

    /// <summary>
    /// Sends the second entry of each sweep. It cannot be refused for want of value: transit has no limit.
    /// </summary>
    private void Follow(IEnumerable<OutboxRow> rows)
    {
        foreach (OutboxRow row in rows)
        {
            lock (_queue) _sweepsUnderWay++;
            // Not awaited: the loop must not wait for itself. A lost one is found in the outbox at the next start.
            _ = FollowOne(row);
        }
    }

    private async Task FollowOne(OutboxRow row)
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
        lock (_queue)
        {
            if (--_sweepsUnderWay > 0) return;
            _settled?.SetResult();
            _settled = null;
        }
    }
}
