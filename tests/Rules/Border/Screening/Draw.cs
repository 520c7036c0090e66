using System.Security.Cryptography;
using System.Text;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>Choices that fall the same way on every machine: by a hash of what is chosen for.</summary>
internal static class Draw
{
    internal static int Number(string key, string purpose, int below) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}|{key}"))) % (uint)below);

    internal static T One<T>(string key, string purpose, IReadOnlyList<T> from) =>
        from[Number(key, purpose, from.Count)];
}
