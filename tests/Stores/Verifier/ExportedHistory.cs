using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;

namespace Sampan.Tests.Stores.Verifier;

/// <summary>
/// The rich history with two checkpoints and more after them, exported once per engine for all tests.
/// </summary>
public sealed class ExportedHistory : IDisposable
{
    private readonly TestKey _key = new();
    private readonly Dictionary<Engine, Task<string>> _files = [];

    internal string PublicKey => Convert.ToHexStringLower(_key.Key.PublicKey);

    internal Task<string> File(Engine engine)
    {
        lock (_files)
        {
            if (!_files.TryGetValue(engine, out Task<string>? file)) _files[engine] = file = Export(engine);
            return file;
        }
    }

    public void Dispose() => _key.Dispose();

    private async Task<string> Export(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, _key.Key);
        RichHistory history = await RichHistory.Lay(test);
        _ = await checkpoints.Make(test.Clock.Now);
        await history.GoOn();
        test.Clock.Advance(TimeSpan.FromHours(1));
        _ = await checkpoints.Make(test.Clock.Now);
        await history.GoOn();
        return await ExportTests.Text(test);
    }
}
