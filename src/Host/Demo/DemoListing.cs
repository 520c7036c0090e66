using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>One product of a <see cref="DemoShop"/>. <paramref name="Price"/> is in baht.</summary>
internal sealed record DemoListing(
    string Slug,
    string Hs,
    IReadOnlyDictionary<string, string> Lines,
    string Unit,
    string Price,
    long Stock,
    int Minimum,
    int LeadDays,
    int NetGrams,
    int GrossGrams,
    DemoCarton Carton,
    IReadOnlyDictionary<string, Wording> Words)
{
    internal ListingTerms Terms(IReadOnlyList<DemoFreight> freight, DateOnly today) => new()
    {
        Words = Words,
        HsCode = HsCode.Parse(Hs).Value,
        TariffLines = Lines.ToDictionary(line => Country.Parse(line.Key).Value, line => HsCode.Parse(line.Value).Value),
        Origin = Country.Thailand,
        SalesUnit = Unit,
        Price = Money.Parse(Price, Currency.Thb).Value,
        Minimum = Minimum,
        UnitsPerCarton = Carton.Units,
        CartonLengthCm = Carton.LengthCm,
        CartonWidthCm = Carton.WidthCm,
        CartonHeightCm = Carton.HeightCm,
        UnitNetGrams = NetGrams,
        UnitGrossGrams = GrossGrams,
        CartonGrossGrams = Carton.GrossGrams,
        Incoterm = Incoterm.DAP,
        LeadDays = LeadDays,
        Freight = [.. freight.Select(rate => rate.For(Carton, today))],
        Active = true,
    };
}

internal sealed record DemoCarton(int Units, int LengthCm, int WidthCm, int HeightCm, int GrossGrams)
{
    internal int CubicCm => LengthCm * WidthCm * HeightCm;
}

/// <summary>
/// What a shop pays a carrier, in baht a kilogram; a carton that is large for its weight counts as one kilogram for so
/// many cubic centimetres. Invented figures of a usual size.
/// </summary>
internal sealed record DemoFreight(
    string Name, string To, string PerKilogram, int CubicCmPerKilogram, int InsurancePerMille)
{
    internal FreightOption For(DemoCarton carton, DateOnly today)
    {
        // Whole kilograms, a part of one counted as one, as carriers do.
        int kilograms = Math.Max(Up(carton.GrossGrams, 1000), Up(carton.CubicCm, CubicCmPerKilogram));
        Money rate = Money.Parse(PerKilogram, Currency.Thb).Value;
        return new FreightOption(
            Name, Country.Parse(To).Value, FreightBasis.PerCarton, new Money(kilograms * rate.Minor, rate.Currency),
            InsurancePerMille)
        {
            Validity = new Period(today.AddDays(-1), today.AddDays(730)),
        };
    }

    private static int Up(int amount, int unit) => (amount + unit - 1) / unit;
}
