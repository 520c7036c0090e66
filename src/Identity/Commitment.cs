using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>
/// What a fact of the journal says instead of a name or an address: SHA-256 over the salt and the text. Who is shown
/// text and salt can check it; without the salt, which is erased with the person, nobody can find the text by trying.
/// </summary>
public static class Commitment
{
    public const int SaltSize = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    public static Hash256 Of(string text, ReadOnlySpan<byte> salt)
    {
        // A salt of fixed length leaves no doubt where it ends and the text begins.
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, SaltSize);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return Hash256.Of([.. salt, .. utf8]);
    }
}
