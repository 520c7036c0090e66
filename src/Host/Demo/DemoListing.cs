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
    internal ListingTerms Terms => new()
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
        Active = true,
    };
}

internal sealed record DemoCarton(int Units, int LengthCm, int WidthCm, int HeightCm, int GrossGrams);
