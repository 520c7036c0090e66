using System.Globalization;

namespace Sampan.Kernel;

public enum Dimension
{
    Count = 1,
    Mass,
    Volume,
    Length,
    Area,
}

/// <summary>
/// A unit of measure: its short name here, its UN/ECE Recommendation 20 code for papers, what it measures and how
/// many base units (piece, kilogram, litre, metre, square metre) one of it is.
/// </summary>
public sealed record Unit(string Name, string Rec20, Dimension Dimension, decimal BaseUnits)
{
    public static readonly Unit Piece = new("pcs", "C62", Dimension.Count, 1);
    public static readonly Unit Pair = new("pair", "PR", Dimension.Count, 2);
    public static readonly Unit Dozen = new("dozen", "DZN", Dimension.Count, 12);
    public static readonly Unit Gram = new("g", "GRM", Dimension.Mass, 0.001m);
    public static readonly Unit Kilogram = new("kg", "KGM", Dimension.Mass, 1);
    public static readonly Unit Tonne = new("t", "TNE", Dimension.Mass, 1000);
    public static readonly Unit Millilitre = new("ml", "MLT", Dimension.Volume, 0.001m);
    public static readonly Unit Litre = new("l", "LTR", Dimension.Volume, 1);
    public static readonly Unit Kilolitre = new("kl", "K6", Dimension.Volume, 1000);
    public static readonly Unit CubicMetre = new("m3", "MTQ", Dimension.Volume, 1000);
    public static readonly Unit Metre = new("m", "MTR", Dimension.Length, 1);
    public static readonly Unit SquareMetre = new("m2", "MTK", Dimension.Area, 1);

    public static readonly IReadOnlyList<Unit> All =
    [
        Piece, Pair, Dozen, Gram, Kilogram, Tonne, Millilitre, Litre, Kilolitre, CubicMetre, Metre, SquareMetre,
    ];

    public static Outcome<Unit> Parse(string? name) =>
        All.FirstOrDefault(unit => unit.Name == name) is { } unit ? unit : KernelRefusals.UnitUnknown.Text(name);

    public override string ToString() => Name;
}

/// <summary>A measured amount, as <c>500 kg</c>. Never negative.</summary>
public readonly record struct Quantity(decimal Amount, Unit Unit)
{
    /// <summary>Reads <c>500kg</c> or <c>500 kg</c>.</summary>
    public static Outcome<Quantity> Parse(string? text)
    {
        if (text is null) return KernelRefusals.QuantityMalformed.Text(text);
        int split = text.Length;
        for (int i = 0; i < text.Length && split == text.Length; i++)
            if (!char.IsAsciiDigit(text[i]) && text[i] != '.') split = i;
        bool isNumber = decimal.TryParse(
            text[..split], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount);
        if (!isNumber || amount > 1_000_000_000_000m) return KernelRefusals.QuantityMalformed.Text(text);
        return Unit.Parse(text[split..].Trim()).Map(unit => new Quantity(amount, unit));
    }

    /// <summary>The same amount in another unit of the same dimension; refuses kilograms asked as litres.</summary>
    public Outcome<decimal> In(Unit unit) => unit.Dimension == Unit.Dimension
        ? Amount * Unit.BaseUnits / unit.BaseUnits
        : KernelRefusals.UnitMismatch.With(("given", Unit.Name), ("wanted", unit.Name));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.############} {Unit}");
}
