using System.Text;
using Sampan.Identity;
using Sampan.Market;

namespace Sampan.Journeys.Practice;

/// <summary>
/// What practice firms are and sell, and whom they trade with: all of it invented, and named so. The goods are no
/// listing of the market, so nobody finds them there.
/// </summary>
public static class PracticeGoods
{
    public const int UnitsPerCarton = 20;

    /// <summary>The fewest units of an order, and the most that are offered.</summary>
    public const int Least = 100, Most = 2_000;

    public const string Carrier = "Practice carrier";

    /// <summary>The tax number that a practice firm is told to enter: thirteen zeros are nobody's.</summary>
    public const string TaxId = "0000000000000";

    internal static readonly Country To = Country.Japan;

    internal const string Place = "Osaka";

    /// <summary>Without its tax number, which an invoice abroad needs: its trader finds out.</summary>
    internal static FirmDetails Firm { get; } = new()
    {
        Kind = FirmKind.Practice,
        NameLocal = "กิจการฝึกหัด",
        NameLatin = "Practice Firm",
        Country = Country.Thailand,
        AddressLocal = "1 ถนนฝึกหัด\nจันทบุรี 22000",
        AddressLatin = "1 Practice Road\nChanthaburi 22000",
        TaxId = "",
    };

    internal static PayoutAccount Account { get; } = new("000", "PRACTICE-SELLER", "Practice Firm");

    /// <summary>Invented, and at an address no letter reaches.</summary>
    internal static Buyers.BuyerDetails Buyer { get; } = new(
        "buyer@practice.example", "Practice Buyer K.K.", ["1-1 Practice-machi", "Osaka 530-0000"]);

    /// <summary>Known by the firm, as the goods of one are not those of another.</summary>
    internal static Listing Of(Id firm) => new()
    {
        Id = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"practice goods of {firm}"))),
        Shop = Id.None,
        Firm = firm,
        Slug = "practice",
        Terms = Terms,
        ChangedAt = new Instant(0),
    };

    private static ListingTerms Terms { get; } = new()
    {
        Words = new Dictionary<string, Wording>
        {
            ["th"] = new("มะม่วงอบแห้ง 500 กรัม (ฝึกหัด)", ""),
            ["en"] = new("Dried mango, 500 g pack (practice)", ""),
        },
        HsCode = HsCode.Parse("080450").Value,
        TariffLines = new Dictionary<Country, HsCode> { [Country.Japan] = HsCode.Parse("080450090").Value },
        Origin = Country.Thailand,
        SalesUnit = "pack",
        Price = new Money(119_75, Currency.Thb),
        Minimum = Least,
        UnitsPerCarton = UnitsPerCarton,
        CartonLengthCm = 48,
        CartonWidthCm = 32,
        CartonHeightCm = 28,
        UnitNetGrams = 500,
        UnitGrossGrams = 520,
        CartonGrossGrams = 11_100,
        Incoterm = Incoterm.DAP,
        LeadDays = 1,
        Active = false,
    };

    /// <summary>The practice carrier's prices, published by nobody.</summary>
    internal static RateCard Rates { get; } = new()
    {
        Carrier = Carrier,
        Service = "Air cargo to the door (practice)",
        Origin = Country.Thailand,
        Currency = Currency.Thb,
        Validity = new Period(new DateOnly(2025, 1, 1), new DateOnly(2099, 12, 31)),
        Source = "practice figures, published by nobody",
        CubicPerKilogram = 6_000,
        StepGrams = 500,
        CheaperOfNext = true,
        InsurancePerMille = 3,
        InsuranceMinimum = new Money(150_00, Currency.Thb),
        Fuel = [],
        Zones =
        [
            new FreightZone(
                "JAPAN", [new ZoneArea(Country.Japan, [])], new TransitDays(4, 7),
                [new WeightBreak(0, new Money(1_800_00, Currency.Thb), RateBasis.PerKilogram,
                    new Money(94_50, Currency.Thb))]),
        ],
    };
}
