using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>Commands that write into an installation, while its server is stopped.</summary>
internal static class Writing
{
    /// <summary>
    /// Does something in a database as its only writer, and closes it. Refuses what opening refused, what
    /// <see cref="WriterLock.Take"/> refuses, and what the work does.
    /// </summary>
    internal static async Task<Refusal?> In(Outcome<Database> opened, Func<Database, Task<Refusal?>> work)
    {
        if (opened.IsRefused) return opened.Refusal;
        await using Database database = opened.Value;
        Outcome<WriterLock> writer = await WriterLock.Take(database);
        if (writer.IsRefused) return writer.Refusal;
        await using WriterLock held = writer.Value;
        return await work(database);
    }
}
