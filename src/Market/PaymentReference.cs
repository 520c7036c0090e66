using System.Security.Cryptography;
using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// What a payer writes on a transfer, as <c>SP-7K3F-9Q2M</c>: seven random characters and one check character of
/// Crockford's base 32, which leaves out I, L, O and U.
/// The check: each character is a number of the field GF(2^5) (polynomial x^5 + x^2 + 1), the eight characters are the
/// coefficients of a polynomial, and its value at the generator α = 2 must be zero. Position i has the weight α^i;
/// no weight is zero and no two of the eight are equal, so every wrong single character and every swap of two unequal
/// characters, adjacent or not, gives something else than zero. A sum modulo 32 with whole-number weights could not
/// do this: half of its weights would be even and lose a bit.
/// </summary>
public readonly record struct PaymentReference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "SP";
    private const int Length = 8;

    private PaymentReference(string characters) => Characters = characters;

    /// <summary>The eight characters without prefix and hyphens: how it is stored and compared.</summary>
    public string Characters { get; }

    public static PaymentReference New()
    {
        Span<byte> random = stackalloc byte[Length - 1];
        RandomNumberGenerator.Fill(random);
        Span<char> characters = stackalloc char[Length];
        // 256 is a multiple of 32: every character is equally likely.
        for (int i = 0; i < random.Length; i++) characters[i] = Alphabet[random[i] & 31];
        characters[^1] = CheckCharacter(characters[..^1]);
        return new PaymentReference(characters.ToString());
    }

    /// <summary>
    /// Reads what a person or a bank made of it: any case, with or without hyphens, blanks and prefix; O is read as 0,
    /// I and L as 1.
    /// </summary>
    public static Outcome<PaymentReference> Parse(string? text)
    {
        if (text is null || text.Length > 40) return MarketRefusals.ReferenceMalformed.Text(text);
        string bare = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        if (bare.Length == Prefix.Length + Length && bare.StartsWith(Prefix, StringComparison.Ordinal))
            bare = bare[Prefix.Length..];
        bare = bare.Replace('O', '0').Replace('I', '1').Replace('L', '1');
        bool right = bare.Length == Length
            && bare.All(c => Alphabet.Contains(c, StringComparison.Ordinal))
            && Value(bare) == 0;
        return right ? new PaymentReference(bare) : MarketRefusals.ReferenceMalformed.Text(text);
    }

    public override string ToString() => $"{Prefix}-{Characters[..4]}-{Characters[4..]}";

    internal static char CheckCharacter(ReadOnlySpan<char> data) => Alphabet[TimesAlpha(Value(data))];

    /// <summary>The polynomial's value at α, by Horner's rule. Addition in this field is exclusive or.</summary>
    private static int Value(ReadOnlySpan<char> characters)
    {
        int value = 0;
        foreach (char c in characters) value = TimesAlpha(value) ^ Alphabet.IndexOf(c, StringComparison.Ordinal);
        return value;
    }

    private static int TimesAlpha(int value)
    {
        int shifted = value << 1;
        return shifted < 32 ? shifted : shifted ^ 0b100101;
    }
}
