using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host;

/// <summary>
/// One installation's database and ledger, opened for writing. Only one process writes: a command that finds the
/// server running refuses and says so.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly WriterLock _lock;

    private Installation(Database database, WriterLock writerLock, ILedger ledger)
    {
        (Database, _lock, Ledger) = (database, writerLock, ledger);
        Journal = LedgerFactory.Journal(database);
    }

    public Database Database { get; }

    public ILedger Ledger { get; }

    public IJournal Journal { get; }

    public static async Task<Outcome<Installation>> Open(string url, TimeProvider clock, ILogger? log = null)
    {
        Outcome<Database> database = Database.Open(url);
        if (database.IsRefused) return database.Refusal;
        Outcome<WriterLock> writer = await WriterLock.Take(database.Value);
        if (writer.IsRefused)
        {
            await database.Value.DisposeAsync();
            return writer.Refusal;
        }
        ILedger ledger = await LedgerFactory.Open(database.Value, clock, log ?? NullLogger.Instance);
        return new Installation(database.Value, writer.Value, ledger);
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await _lock.DisposeAsync();
        await Database.DisposeAsync();
    }
}
