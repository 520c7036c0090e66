using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Tests.Stores.Market;

/// <summary>One shop that sells dried mango, as tests need it.</summary>
internal static class Samples
{
    internal static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    internal static readonly Id Firm = new(7);

    internal static SaveShop Shop(string slug) => new(Firm, Id.None, 0, slug, new Dictionary<string, Wording>
    {
        ["th"] = new("มะม่วงอบแห้งเชียงใหม่", "จากสวนของเราเอง"),
        ["en"] = new("Chiang Mai dried mango", "From our own orchard"),
    });

    internal static SaveListing Listing(Id shop, string slug, ListingTerms? terms = null) =>
        new(Firm, shop, Id.None, 0, slug, terms ?? Terms());

    internal static Listing Row(Id shop) => new()
    {
        Id = Id.New(Now),
        Shop = shop,
        Firm = Firm,
        Slug = "row",
        Terms = Terms(),
        ChangedAt = Now,
    };

    internal static ListingTerms Terms() => new()
    {
        Words = new Dictionary<string, Wording>
        {
            ["th"] = new("มะม่วงอบแห้ง", "หวานธรรมชาติ\nไม่ใส่สี"),
            ["en"] = new("Dried mango", ""),
        },
        HsCode = HsCode.Parse("0804.50.20").Value,
        TariffLines = new Dictionary<Country, HsCode> { [Country.Japan] = HsCode.Parse("0804.50.090").Value },
        Origin = Country.Thailand,
        SalesUnit = "pack",
        Price = new Money(12_050, Currency.Thb),
        Minimum = 10,
        UnitsPerCarton = 20,
        CartonLengthCm = 40,
        CartonWidthCm = 30,
        CartonHeightCm = 25,
        UnitNetGrams = 250,
        UnitGrossGrams = 265,
        CartonGrossGrams = 5_900,
        Incoterm = Incoterm.DAP,
        LeadDays = 7,
        Active = true,
    };
}
