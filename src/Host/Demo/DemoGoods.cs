using Sampan.Border;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

internal sealed record DemoListing(string Slug, long Stock, ListingTerms Terms);

/// <summary>What the demo's shop is and sells. Names and addresses are invented; nobody is meant.</summary>
internal static class DemoGoods
{
    internal const string ShopSlug = "chanthaburi-sun-fruit";

    /// <summary>What the demo's own buyers order.</summary>
    internal const string First = "dried-mango";

    internal static readonly BookIdentity Book = new(
        Country.Japan, new Period(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31)), "Japan Customs",
        "Japan Customs, tariff schedule chapter 8, as of 2026-07-12");

    /// <summary>
    /// A round figure for the demo. A trading installation notes the rates that customs publishes each week.
    /// </summary>
    internal static readonly ExchangeRate Rate = new(
        Currency.Thb, 4.5m, new Period(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31)),
        "demo figure, published by nobody");

    /// <summary>Files of data/demo/freight: the house's rate cards.</summary>
    internal static readonly IReadOnlyList<string> RateCards = ["express.csv", "air.csv", "sea.csv"];

    internal static readonly FirmDetails Firm = new()
    {
        Kind = FirmKind.Seller,
        NameLocal = "บริษัท ผลไม้ตะวันจันท์ จำกัด (ตัวอย่าง)",
        NameLatin = "Chanthaburi Sun Fruit Co., Ltd. (demo)",
        Country = Country.Thailand,
        AddressLocal = "99/9 หมู่ 4 ถนนตัวอย่าง\nตำบลท่าใหม่ อำเภอท่าใหม่\nจันทบุรี 22120",
        AddressLatin = "99/9 Moo 4, Tuayang Road\nTha Mai, Tha Mai District\nChanthaburi 22120",
        TaxId = "0000000000000",
    };

    internal static readonly PayoutAccount Payout = new("SANDBOX", "SBX-SELLER-0001", "Chanthaburi Sun Fruit");

    internal static readonly IReadOnlyDictionary<string, Wording> ShopWords = new Dictionary<string, Wording>
    {
        ["th"] = new("ผลไม้ตะวันจันท์", "ผลไม้อบแห้งจากสวนในจันทบุรี คัดและอบทุกสัปดาห์ในช่วงเก็บเกี่ยว"),
        ["en"] = new("Chanthaburi Sun Fruit",
            "Dried fruit from orchards in Chanthaburi, picked and dried weekly in season."),
        ["zh"] = new("尖竹汶阳光果干", "果园在泰国尖竹汶府，当季每周采摘、烘干。"),
    };

    internal static IEnumerable<DemoListing> Listings()
    {
        yield return Fruit(First, "080450", "080450090", 120_00, 4000,
            new("มะม่วงอบแห้ง 500 กรัม", "มะม่วงน้ำดอกไม้อบแห้ง ไม่เติมน้ำตาล ถุงซิปล็อก เก็บได้ 12 เดือน"),
            new("Dried mango, 500 g pack", "Nam Dok Mai mango, no added sugar, resealable pack, keeps 12 months."),
            new("芒果干 500 克", "选用水仙芒，不加糖，自封袋包装，保质期 12 个月。"));
        yield return Fruit("dried-banana", "080390", "080390200", 75_00, 6000,
            new("กล้วยน้ำว้าอบแห้ง 500 กรัม", "กล้วยตากพลังงานแสงอาทิตย์ นุ่ม ไม่ใส่สารกันเสีย"),
            new("Sun-dried banana, 500 g pack", "Soft dried Namwa banana from a solar dryer, no preservatives."),
            new("香蕉干 500 克", "太阳能烘干的软蕉干，不加防腐剂。"));
        yield return Fruit("dried-coconut", "080111", "080111000", 98_00, 3000,
            new("มะพร้าวอบแห้ง 500 กรัม", "เนื้อมะพร้าวแก่ฝอยอบแห้ง สำหรับทำขนม"),
            new("Dried coconut, 500 g pack", "Shredded mature coconut for baking, dried and unsweetened."),
            new("椰丝 500 克", "老椰肉刨丝烘干，不加糖，适合烘焙。"));
        yield return Fruit("dried-fruit-mix", "081350", "081350090", 135_00, 2500,
            new("ผลไม้รวมอบแห้ง 500 กรัม", "มะม่วง มะละกอ สับปะรด และกล้วย สัดส่วนเท่ากัน"),
            new("Dried fruit mix, 500 g pack", "Mango, papaya, pineapple and banana in equal parts."),
            new("什锦果干 500 克", "芒果、木瓜、菠萝、香蕉各占四分之一。"));
    }

    /// <summary>Not for sale: the one unit that two buyers are let loose on.</summary>
    internal static DemoListing LastUnit()
    {
        DemoListing goods = Fruit("last-unit", "080450", "080450090", 120_00, 1,
            new("ของชิ้นสุดท้าย (สำหรับทดลอง)", "สินค้าชิ้นเดียวที่ให้ผู้ซื้อสองรายแย่งกันในหน้าแรก"),
            new("The last unit (for trying)", "The one unit that two buyers accept at once on the first screen."),
            new("最后一件（试用）", "首页上两位买家同时抢购的那一件。"));
        return goods with { Terms = goods.Terms with { Minimum = 1, Active = false } };
    }

    private static DemoListing Fruit(
        string slug, string hs, string japan, long satang, long stock,
        Wording thai, Wording english, Wording chinese) =>
        new(slug, stock, new ListingTerms
        {
            Words = new Dictionary<string, Wording> { ["th"] = thai, ["en"] = english, ["zh"] = chinese },
            HsCode = HsCode.Parse(hs).Value,
            TariffLines = new Dictionary<Country, HsCode> { [Country.Japan] = HsCode.Parse(japan).Value },
            Origin = Country.Thailand,
            SalesUnit = "pack",
            Price = new Money(satang, Currency.Thb),
            Minimum = 20,
            UnitsPerCarton = 20,
            CartonLengthCm = 48,
            CartonWidthCm = 32,
            CartonHeightCm = 28,
            UnitNetGrams = 500,
            UnitGrossGrams = 520,
            CartonGrossGrams = 11_100,
            Incoterm = Incoterm.DAP,
            LeadDays = 7,
            Active = true,
        });
}
