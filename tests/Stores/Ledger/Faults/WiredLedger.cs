using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher.Wire;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>A database whose ledger is reached over a wire that breaks when a test says so.</summary>
internal sealed class WiredLedger : IAsyncDisposable
{
    private readonly TestDatabase _own;
    private readonly DatabaseWire _wire;
    private int _met, _failsAt;

    private WiredLedger(TestDatabase own)
    {
        _own = own;
        _wire = DatabaseWire.Over(own.Url, Ask);
        Wired = Database.Open(_wire.Url).Value;
    }

    /// <summary>Past the wire.</summary>
    internal Database Direct => _own.Database;

    internal Database Wired { get; }

    /// <summary>Asked at every moment; false breaks the connection, or fails the statement, there.</summary>
    internal Func<Moment, bool> Watch { get; set; } = _ => true;

    /// <summary>Whether the moment that <see cref="FailAt"/> named came.</summary>
    internal bool HasFailed => Volatile.Read(ref _met) >= _failsAt;

    internal Moment? Failed { get; private set; }

    internal static async Task<WiredLedger> Create(Engine engine) => new(await TestDatabase.Create(engine));

    internal Task<ILedger> Open() => LedgerFactory.Open(Wired, TimeProvider.System, NullLogger.Instance);

    /// <summary>The n-th moment from now on, of those at which something can break.</summary>
    internal void FailAt(int moment)
    {
        (_met, _failsAt) = (0, moment);
        Watch = met =>
        {
            if (!CanFail(met) || Interlocked.Increment(ref _met) != moment) return true;
            Failed = met;
            return false;
        };
    }

    internal void FailNoMore() => Watch = _ => true;

    /// <summary>What is on disk after an entry, in order.</summary>
    internal async Task<List<(Id Request, long Seq, Hash256 Hash)>> Stored(long after)
    {
        await using DbConnection connection = await Direct.Connect();
        return await connection
            .Command("SELECT request, seq, hash FROM ledger_entry WHERE seq > @after ORDER BY seq", ("after", after))
            .Rows(row => (Id.FromBytes(row.Bytes(0)), row.GetInt64(1), Hash256.FromBytes(row.Bytes(2))));
    }

    public async ValueTask DisposeAsync()
    {
        await Wired.DisposeAsync();
        await _wire.DisposeAsync();
        await _own.DisposeAsync();
    }

    private bool Ask(Moment moment) => Watch(moment);

    /// <summary>In SQLite nothing can happen between a statement and its answer, but to a commit.</summary>
    private static bool CanFail(Moment moment) =>
        moment.Backend != 0 || moment.Name != Moment.Checkpoint && (!moment.IsDone || moment.Name == Moment.Commit);
}
