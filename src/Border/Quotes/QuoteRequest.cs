using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>Which rate of consumption tax the goods take.</summary>
public enum TaxClass : byte
{
    Standard = 1,

    /// <summary>Food and drink for people, other than alcohol.</summary>
    Reduced,
}

/// <summary>
/// What the asker states about the goods because the rate depends on it. Nothing is assumed in its place.
/// </summary>
[Flags]
public enum Assurances : byte
{
    None = 0,

    /// <summary>The goods are for the use, or inside the quantity, that a line marked ◎ describes.</summary>
    StatedUse = 1,

    /// <summary>The asker knows that the adjustment levy on sweetened preparations (※) is not in the quote.</summary>
    SugarLevyOutside = 2,

    /// <summary>An import quota certificate covers the goods.</summary>
    InsideQuota = 4,

    /// <summary>No import quota certificate covers the goods.</summary>
    OutsideQuota = 8,
}

/// <summary>Which of the rates in a cell fits the goods: 1 for the first, 0 for none of them.</summary>
public readonly record struct Choice(DutyColumn Column, int Number);

/// <summary>A standard import price from the Temporary Tariff Measures Act, in yen per unit of the rate.</summary>
public sealed record StandardPrice(string Goods, decimal Yen, string Source);

/// <summary>What a part of the goods is worth, where the duty is partly on it: <c>case</c>, <c>battery</c>…</summary>
public sealed record PartValue(string Part, Money Value);

/// <summary>
/// How much of something the goods contain, or what they measure when it is not their plain weight, where the duty is
/// on that: <c>total_sugars</c>, <c>lead</c>, <c>drained</c>, <c>proof_litre</c>…
/// </summary>
public sealed record ContentOf(string Name, Quantity Quantity);

/// <summary>How the goods reach the country of import, where a charge depends on it.</summary>
public enum Transport : byte
{
    Sea = 1,
    Air,
    Land,
    Post,
}

/// <summary>
/// What one unit of <paramref name="Currency"/> is worth: <paramref name="PerUnit"/> units, not minor ones, of
/// <paramref name="Into"/>, the importing country's currency, for the days the source gives it for.
/// </summary>
public sealed record ExchangeRate(Currency Currency, Currency Into, decimal PerUnit, Period Validity, string Source);

/// <summary>
/// One line of goods across one border on one day. Amounts are in one currency. What is stated apart from the goods'
/// value is added to it; what the delivery term already puts into the price may be left out (see docs/border.md).
/// </summary>
public sealed record QuoteRequest
{
    public required Country From { get; init; }

    public required Country To { get; init; }

    /// <summary>The day of the import declaration.</summary>
    public required DateOnly Date { get; init; }

    public required HsCode Code { get; init; }

    /// <summary>
    /// The price of the goods under <see cref="Term"/>, without the importing country's duty and tax.
    /// </summary>
    public required Money GoodsValue { get; init; }

    public required Incoterm Term { get; init; }

    /// <summary>
    /// Carriage to the port of import charged apart from <see cref="GoodsValue"/>; null when none is.
    /// </summary>
    public Money? Freight { get; init; }

    /// <summary>Insurance to the port of import charged apart; state zero when the goods travel uninsured.</summary>
    public Money? Insurance { get; init; }

    /// <summary>The part of the price that pays for carriage after arrival: it is not customs value.</summary>
    public Money? OnwardCarriage { get; init; }

    /// <summary>Weight, volume, number…, at most one of each kind.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    public Preference Claim { get; init; }

    public Assurances Assurances { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<StandardPrice> StandardPrices { get; init; } = [];

    /// <summary>In the currency of <see cref="GoodsValue"/>, each part once.</summary>
    public IReadOnlyList<PartValue> Parts { get; init; } = [];

    public IReadOnlyList<ContentOf> Contents { get; init; } = [];

    /// <summary>Null where it is not known; asked for where a charge depends on it.</summary>
    public Transport? Transport { get; init; }

    /// <summary>Null leaves it to the code, where the code suggests one; the quote says so.</summary>
    public TaxClass? TaxClass { get; init; }

    /// <summary>
    /// Go on past the last day a book or rule is known for. The quote is then marked and binds nobody.
    /// </summary>
    public bool AssumeUnchanged { get; init; }
}
