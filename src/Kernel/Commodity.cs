using System.Globalization;

namespace Sampan.Kernel;

public enum CommodityKind : byte
{
    Money = 1,
    Stock = 2,
    Credit = 3,
}

/// <summary>
/// What a ledger account counts: <c>THB</c> (money, in satang), <c>THB.test</c> (sandbox money, never payable beside
/// real money), <c>THB.practice</c> (money of practice trades, never payable beside either), <c>stock:ID</c> (units of
/// one listing), <c>credit:ID</c> (headroom under one mandate).
/// </summary>
public readonly record struct Commodity
{
    private const string TestSuffix = ".test";
    private const string PracticeSuffix = ".practice";
    private const string StockPrefix = "stock:";
    private const string CreditPrefix = "credit:";

    private Commodity(string code, CommodityKind kind)
    {
        Code = code;
        Kind = kind;
    }

    public string Code { get; }

    public CommodityKind Kind { get; }

    public bool IsTest => Code.EndsWith(TestSuffix, StringComparison.Ordinal);

    public bool IsPractice => Code.EndsWith(PracticeSuffix, StringComparison.Ordinal);

    public static Commodity Money(Currency currency, bool test) =>
        new(test ? currency.Code + TestSuffix : currency.Code, CommodityKind.Money);

    /// <summary>Money of practice trades, which no bank has.</summary>
    public static Commodity Practice(Currency currency) => new(currency.Code + PracticeSuffix, CommodityKind.Money);

    public static Commodity Stock(Id listing) => new(StockPrefix + listing, CommodityKind.Stock);

    public static Commodity Credit(Id mandate) => new(CreditPrefix + mandate, CommodityKind.Credit);

    /// <summary>The currency of a money commodity, sandbox or real. Asking it of stock is a bug.</summary>
    public Currency Currency => Kind == CommodityKind.Money
        ? Currency.Parse(Code[..3]).Value
        : throw new InvalidOperationException($"{Code} is not money.");

    /// <summary>
    /// An amount of it as files and programs write it: <c>1234.50</c> of money, <c>40</c> of anything else.
    /// </summary>
    public string AmountText(Int128 amount)
    {
        int scale = Kind == CommodityKind.Money ? Currency.Scale : 0;
        string digits = Int128.Abs(amount).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = amount < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    public static Outcome<Commodity> Parse(string? code)
    {
        if (code is null) return KernelRefusals.CommodityMalformed.Text(code);
        if (code.StartsWith(StockPrefix, StringComparison.Ordinal))
            return Id.Parse(code[StockPrefix.Length..]).Map(Stock);
        if (code.StartsWith(CreditPrefix, StringComparison.Ordinal))
            return Id.Parse(code[CreditPrefix.Length..]).Map(Credit);
        if (code.EndsWith(PracticeSuffix, StringComparison.Ordinal))
            return Currency.Parse(code[..^PracticeSuffix.Length]).Map(Practice);
        bool test = code.EndsWith(TestSuffix, StringComparison.Ordinal);
        return Currency.Parse(test ? code[..^TestSuffix.Length] : code).Map(currency => Money(currency, test));
    }

    public override string ToString() => Code;
}
