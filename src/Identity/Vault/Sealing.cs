using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Sampan.Identity.Vault;

/// <summary>AES-256-GCM as one run of bytes: nonce (12), tag (16), ciphertext.</summary>
internal static class Sealing
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The nonce is random: under one key a person seals far fewer than the 2^32 values that allows.</summary>
    internal static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var bytes = new byte[NonceSize + TagSize + plain.Length];
        Span<byte> nonce = bytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), about);
        return bytes;
    }

    /// <summary>False if the key is another, or a byte of the value or of what it is about has changed.</summary>
    internal static bool TryOpen(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> about,
        [NotNullWhen(true)] out byte[]? plain)
    {
        plain = null;
        if (bytes.Length < NonceSize + TagSize) return false;
        var opened = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(
                bytes[..NonceSize], bytes[(NonceSize + TagSize)..], bytes.Slice(NonceSize, TagSize), opened, about);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        plain = opened;
        return true;
    }
}
