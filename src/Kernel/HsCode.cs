namespace Sampan.Kernel;

/// <summary>
/// A code of the Harmonized System or of a country's extension of it: 2 (chapter), 4 (heading), 6 (subheading) or up
/// to 12 digits. Dots and spaces are dropped on reading: <c>0804.50</c> and <c>080450</c> are one code.
/// </summary>
public readonly record struct HsCode : IComparable<HsCode>
{
    private HsCode(string digits) => Digits = digits;

    public string Digits { get; }

    public string Chapter => Digits[..2];

    /// <summary>The first six digits, the same in every country; null for a chapter or heading.</summary>
    public string? Subheading => Digits.Length >= 6 ? Digits[..6] : null;

    public static Outcome<HsCode> Parse(string? text)
    {
        if (text is null || text.Length > 20) return KernelRefusals.HsCodeMalformed.Text(text);
        string digits = text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        bool wellFormed = digits.Length is 2 or 4 or (>= 6 and <= 12) && digits.All(char.IsAsciiDigit);
        return wellFormed ? new HsCode(digits) : KernelRefusals.HsCodeMalformed.Text(text);
    }

    public int CompareTo(HsCode other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>As trade papers print it: <c>08</c>, <c>0804</c>, <c>0804.50</c>, <c>0804.50.090</c>.</summary>
    public override string ToString() => Digits.Length switch
    {
        <= 4 => Digits,
        <= 6 => $"{Digits[..4]}.{Digits[4..]}",
        _ => $"{Digits[..4]}.{Digits[4..6]}.{Digits[6..]}",
    };
}
