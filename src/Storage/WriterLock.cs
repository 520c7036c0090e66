using Sampan.Kernel;

namespace Sampan.Storage;

/// <summary>
/// Keeps a second process from writing to the same SQLite file. The operating system drops the lock when the process
/// ends, however it ends. PostgreSQL needs none: there the epoch fences a second writer.
/// </summary>
public sealed class WriterLock : IDisposable
{
    private readonly FileStream? _file;

    private WriterLock(FileStream? file) => _file = file;

    public static Outcome<WriterLock> Take(Database database)
    {
        if (database.Path is null) return new WriterLock(null);
        try
        {
            // FileShare.None is an advisory lock (flock) on Linux, which .NET takes on opening for writing.
            return new WriterLock(new FileStream(
                database.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return StorageRefusals.StorageLocked.With(("file", database.Path));
        }
    }

    public void Dispose() => _file?.Dispose();
}
