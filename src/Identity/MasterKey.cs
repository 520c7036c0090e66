using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>
/// The installation's own secret: 32 random bytes in a file that only its owner reads, made at the first start. Keys
/// for each use are derived from it; it is never used itself, printed or logged. Lost, all personal data is lost.
/// </summary>
public sealed class MasterKey
{
    private const int Size = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _bytes;

    private MasterKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Refuses <c>master_key_exposed</c> if others may read the file, and <c>master_key_damaged</c>.</summary>
    public static Outcome<MasterKey> ReadOrCreate(string path)
    {
        if (!File.Exists(path)) Create(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            return IdentityRefusals.MasterKeyExposed.With(("file", path));
        byte[] bytes = File.ReadAllBytes(path);
        return bytes.Length == Size ? new MasterKey(bytes) : IdentityRefusals.MasterKeyDamaged.With(("file", path));
    }

    /// <summary>A key for one use; the uses cannot be found out from each other.</summary>
    internal byte[] For(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, Size, info: Encoding.UTF8.GetBytes($"sampan/{use}"));

    public override string ToString() => nameof(MasterKey);

    private static void Create(string path)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Size));
        file.Flush(flushToDisk: true);
    }
}
