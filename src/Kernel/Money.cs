using System.Globalization;

namespace Sampan.Kernel;

/// <summary>
/// An amount in a currency's minor unit (satang, yen, cents). Arithmetic is checked and refuses to mix currencies by
/// throwing: mixing is a bug once amounts are inside. Amounts that come from outside go through <see cref="Parse"/>.
/// </summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>2^62 - 1: the most any counter may hold, so that the sum of two fits a signed 64-bit.</summary>
    public const long Cap = (1L << 62) - 1;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>
    /// Reads <c>1234.50</c>: digits, an optional point, no grouping, no more decimals than the currency has.
    /// </summary>
    public static Outcome<Money> Parse(string? text, Currency currency)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out decimal major))
            return FromMajor(major, currency, text);
        RefusalCode code = LooksNumeric(text) ? KernelRefusals.AmountOverflows : KernelRefusals.AmountMalformed;
        return code.Text(text);
    }

    /// <summary>From a number of baht or dollars. Refuses what the minor unit cannot hold; never rounds.</summary>
    public static Outcome<Money> FromMajor(decimal major, Currency currency, string? text = null)
    {
        text ??= major.ToString(CultureInfo.InvariantCulture);
        decimal limit = Cap / Power(currency.Scale);
        if (major > limit || major < -limit) return KernelRefusals.AmountOverflows.Text(text);
        decimal minor = major * Power(currency.Scale);
        if (minor != decimal.Truncate(minor)) return KernelRefusals.AmountTooFine.Text(text);
        return new Money((long)minor, currency);
    }

    /// <summary>The amount in baht, dollars…, exact.</summary>
    public decimal Major => Minor / Power(Currency.Scale);

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + Same(a, b).Minor), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - Same(a, b).Minor), a.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of two amounts of one currency.</summary>
    public static Money Min(Money a, Money b) => a < b ? a : b;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>The plain form used in files and the API: <c>1234.50 THB</c>, never localised.</summary>
    public override string ToString() => $"{AmountText} {Currency.Code}";

    /// <summary>The number alone, with exactly the currency's decimals: <c>1234.50</c>.</summary>
    public string AmountText => Major.ToString("F" + Currency.Scale, CultureInfo.InvariantCulture);

    private static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? b
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not add.");

    private static decimal Power(byte scale) => scale switch
    {
        0 => 1m,
        1 => 10m,
        2 => 100m,
        3 => 1000m,
        _ => throw new InvalidOperationException($"No currency has {scale} decimals."),
    };

    /// <summary>A number in shape, so that only its size can be the fault.</summary>
    private static bool LooksNumeric(string? text)
    {
        if (text is null) return false;
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        int point = digits.IndexOf('.');
        return AreDigits(point < 0 ? digits : digits[..point]) && (point < 0 || AreDigits(digits[(point + 1)..]));

        static bool AreDigits(ReadOnlySpan<char> part) => !part.IsEmpty && !part.ContainsAnyExceptInRange('0', '9');
    }
}
