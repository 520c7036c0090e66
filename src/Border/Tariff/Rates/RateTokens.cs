using System.Globalization;
using System.Text;

namespace Sampan.Border.Tariff.Rates;

internal enum TokenKind : byte
{
    Number,
    Word,
    End,
}

internal readonly record struct RateToken(TokenKind Kind, string Text, decimal Number)
{
    public static RateToken End => new(TokenKind.End, "", 0);
}

/// <summary>Cuts rate text into numbers and the closed list of words that rates are written in.</summary>
internal static class RateTokens
{
    /// <summary>No rate comes near it. It keeps every product within what a decimal holds.</summary>
    private const decimal LargestNumber = 100_000_000m;

    /// <summary>The longer word first wherever one begins another.</summary>
    private static readonly string[] Words =
    [
        "無税", "又は", "のうちいずれか高い税率", "のうちいずれか低い税率", "ただしその税率が", "を上回る場合は",
        "を下回る場合は", "とする", "課税価格", "につき", "、", "生きている豚", "枝肉", "部分肉", "豚肉加工品",
        "に係る基準輸入価格", "を乗じて得た額", "との差額", "と", "に", "%", "円", "/", "+", "-", "×", "(", ")",
        "キログラム", "kg", "kl", "MT", "m2", "l", "頭", "足", "枚", "本",
    ];

    /// <summary>
    /// Full-width digits, letters and signs become ASCII, the several dashes and tildes one each. Written out rather
    /// than left to a Unicode library, so that every machine reads the same rule.
    /// </summary>
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text.Replace("㎡", "m2", StringComparison.Ordinal))
            _ = plain.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' or '\t' => ' ',
                '\r' => '\n',
                '\u2212' or '\u2010' or '\u2013' => '-',
                '\u301C' => '~',
                '²' => '2',
                _ => c,
            });
        return plain.ToString().Trim();
    }

    /// <summary>
    /// The text with every number as #, so that cells that differ in figures only are counted together.
    /// </summary>
    public static string ShapeOf(string text)
    {
        var shape = new StringBuilder(text.Length);
        string plain = Normalise(text);
        for (int at = 0; at < plain.Length;)
        {
            int length = NumberLength(plain, at);
            _ = shape.Append(length > 0 ? '#' : plain[at]);
            at += Math.Max(length, 1);
        }
        return shape.ToString();
    }

    /// <summary>The tokens of normalised text, closed by an end token; null when a word is not on the list.</summary>
    public static IReadOnlyList<RateToken>? Cut(string text)
    {
        var tokens = new List<RateToken>();
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            int length = NumberLength(text, at);
            if (length > 0)
            {
                string digits = text.Substring(at, length).Replace(",", "", StringComparison.Ordinal);
                const NumberStyles style = NumberStyles.AllowDecimalPoint;
                if (!decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out decimal n)) return null;
                if (n > LargestNumber) return null;
                tokens.Add(new RateToken(TokenKind.Number, digits, n));
            }
            else if (Words.FirstOrDefault(w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0) is { } word)
            {
                length = word.Length;
                tokens.Add(new RateToken(TokenKind.Word, word, 0));
            }
            else return null;
            at += length;
        }
        tokens.Add(RateToken.End);
        return tokens;
    }

    private static int NumberLength(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at])) return 0;
        int end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.')) end++;
        return end - at;
    }
}
