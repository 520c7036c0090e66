using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>A signing key in a file of its own; two of them are two keys.</summary>
internal sealed class TestKey : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sampan-key-");

    internal TestKey() => Key = SigningKey.OpenOrCreate(Path.Combine(_folder.FullName, "signing.key"));

    internal SigningKey Key { get; }

    public void Dispose()
    {
        Key.Dispose();
        _folder.Delete(recursive: true);
    }
}
