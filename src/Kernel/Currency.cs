using System.Collections.Frozen;

namespace Sampan.Kernel;

/// <summary>
/// A currency and the number of decimals of its minor unit. Source: ISO 4217 list one, published 2024-06-25.
/// Only currencies somebody may be paid in are listed; an unlisted code is refused, never guessed at two decimals.
/// </summary>
public readonly record struct Currency
{
    private static readonly FrozenDictionary<string, byte> Scales = Build();

    private Currency(string code, byte scale)
    {
        Code = code;
        Scale = scale;
    }

    public string Code { get; }

    /// <summary>Decimals of the minor unit: 2 for THB (satang), 0 for JPY, 3 for KWD.</summary>
    public byte Scale { get; }

    public static Currency Thb => new("THB", 2);

    public static Currency Jpy => new("JPY", 0);

    public static Currency Sgd => new("SGD", 2);

    public static Currency Usd => new("USD", 2);

    public static IEnumerable<Currency> All => Scales.Select(pair => new Currency(pair.Key, pair.Value));

    public static Outcome<Currency> Parse(string? code) =>
        code is not null && Scales.TryGetValue(code, out byte scale)
            ? new Currency(code, scale)
            : KernelRefusals.CurrencyUnknown.Text(code);

    public override string ToString() => Code;

    private static FrozenDictionary<string, byte> Build()
    {
        const string none = "CLP ISK JPY KRW PYG UGX VND VUV XAF XOF XPF";
        const string two =
            "AED AUD BDT BRL CAD CHF CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR KES KHR LAK LKR MMK MOP MXN MYR NGN " +
            "NOK NPR NZD PEN PHP PKR PLN QAR RON SAR SEK SGD THB TRY TWD USD UYU ZAR";
        const string three = "BHD JOD KWD OMR TND";
        return Entries(none, 0).Concat(Entries(two, 2)).Concat(Entries(three, 3)).ToFrozenDictionary();

        static IEnumerable<KeyValuePair<string, byte>> Entries(string codes, byte scale) =>
            codes.Split(' ').Select(code => KeyValuePair.Create(code, scale));
    }
}
