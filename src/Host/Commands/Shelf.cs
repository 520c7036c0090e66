using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>The tariff shelf of an installation, opened by a command. Writing needs the server to be stopped.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    private readonly Database _database;
    private readonly WriterLock? _lock;
    private readonly SigningKey _key;

    private Shelf(Database database, WriterLock? writerLock, SigningKey key, IBorder border)
    {
        (_database, _lock, _key) = (database, writerLock, key);
        Tariffs = BorderFactory.Shelf(database, border, key);
    }

    internal ITariffShelf Tariffs { get; }

    internal Database Database => _database;

    internal static async Task<Outcome<Shelf>> Open(string url, IBorder border, bool forWriting)
    {
        Outcome<Database> database = forWriting ? Database.Open(url) : Database.OpenExisting(url);
        if (database.IsRefused) return database.Refusal;
        WriterLock? taken = null;
        if (forWriting)
        {
            Outcome<WriterLock> writer = await WriterLock.Take(database.Value);
            if (writer.IsRefused) return writer.Refusal;
            taken = writer.Value;
        }
        await BorderFactory.Prepare(database.Value);
        return new Shelf(database.Value, taken,
            SigningKey.OpenOrCreate(Secrets.SigningKey(Secrets.Folder(database.Value))), border);
    }

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        if (_lock is not null) await _lock.DisposeAsync();
        await _database.DisposeAsync();
    }
}
