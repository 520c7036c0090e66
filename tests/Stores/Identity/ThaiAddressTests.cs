using System.Text.Json;
using System.Xml.Linq;
using Sampan.Identity;
using Sampan.Identity.Firms;
using Sampan.Kernel;

namespace Sampan.Tests.Stores.Identity;

/// <summary>
/// A Thai address by its parts: how it is written, what is refused, and where the provinces come from.
/// </summary>
public sealed class ThaiAddressTests
{
    [Fact]
    public void In_a_province_every_part_has_its_word_and_its_place()
    {
        Assert.Equal(
            ["99/9 หมู่ 4 ถนนตัวอย่าง", "ตำบลท่าใหม่ อำเภอท่าใหม่", "จังหวัดจันทบุรี 22120"], Chanthaburi().LocalLines);
        Assert.Equal(
            ["99/9 Moo 4, Tuayang Road", "Tha Mai Subdistrict, Tha Mai District", "Chanthaburi 22120"],
            Chanthaburi().LatinLines);
    }

    [Fact]
    public void In_Bangkok_the_parts_are_called_otherwise()
    {
        Assert.Equal(
            [
                "อาคารตัวอย่าง ชั้น 9", "88 ซอยสุขุมวิท 99 ถนนสุขุมวิท", "แขวงคลองเตยเหนือ เขตวัฒนา",
                "กรุงเทพมหานคร 10110",
            ],
            Bangkok().LocalLines);
        Assert.Equal(
            [
                "Example Building, 9th floor", "88, Soi Sukhumvit 99, Sukhumvit Road",
                "Khlong Toei Nuea Subdistrict, Watthana District", "Bangkok 10110",
            ],
            Bangkok().LatinLines);
    }

    [Fact]
    public void A_word_that_was_written_with_its_name_is_not_said_twice()
    {
        ThaiAddress plain = Chanthaburi();
        ThaiAddress worded = plain with
        {
            Local = new("", "", "ถนนตัวอย่าง", "ตำบลท่าใหม่", "อำเภอท่าใหม่"),
            Latin = new("", "", "Tuayang Road", "Tha Mai subdistrict", "Tha Mai District"),
        };
        Assert.Equal(plain.LocalLines, worded.LocalLines);
        Assert.Equal(plain.LatinLines, worded.LatinLines, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_wrong_is_refused_by_the_name_of_its_field()
    {
        ThaiAddress good = Bangkok();
        Assert.Null(FirmRules.Check(Details(good)));
        (ThaiAddress Wrong, RefusalCode Code, string Field)[] cases =
        [
            (good with { House = " " }, IdentityRefusals.FirmFieldMissing, "house"),
            (good with { House = "บ้าน 88" }, IdentityRefusals.FirmNameNotLatin, "house"),
            (good with { Moo = "๔" }, IdentityRefusals.FirmNumberMalformed, "moo"),
            (good with { Moo = "1234" }, IdentityRefusals.FirmNumberMalformed, "moo"),
            (good with { Postcode = "1011" }, IdentityRefusals.PostcodeMalformed, "postcode"),
            (good with { Postcode = "101100" }, IdentityRefusals.PostcodeMalformed, "postcode"),
            (good with { Postcode = "1011O" }, IdentityRefusals.PostcodeMalformed, "postcode"),
            (good with { Local = good.Local with { Soi = "" } }, IdentityRefusals.FirmFieldMissing, "soi_local"),
            (good with { Latin = good.Latin with { Soi = "" } }, IdentityRefusals.FirmFieldMissing, "soi_latin"),
            (good with { Latin = good.Latin with { Road = "สุขุมวิท" } },
                IdentityRefusals.FirmNameNotLatin, "road_latin"),
            (good with { Local = good.Local with { District = "" } },
                IdentityRefusals.FirmFieldMissing, "district_local"),
            (good with { Latin = good.Latin with { Subdistrict = new string('a', 81) } },
                IdentityRefusals.FirmFieldTooLong, "subdistrict_latin"),
        ];
        foreach ((ThaiAddress wrong, RefusalCode code, string field) in cases)
        {
            Refusal? refusal = FirmRules.Check(Details(wrong));
            Assert.Equal((code, field), (refusal?.Code, refusal?["field"]));
        }
        FirmDetails abroad = Details(good) with { Country = Country.Japan };
        Assert.Equal(IdentityRefusals.AddressNotInThailand, FirmRules.Check(abroad)?.Code);
        Assert.Equal(IdentityRefusals.ProvinceUnknown, Province.Parse("TH-S").Refusal?.Code);
    }

    [Fact]
    public void The_provinces_are_those_of_the_published_lists()
    {
        string data = Strict.Given("SAMPAN_REFERENCE_DATA", "the folder of the official material");
        using JsonDocument iso = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(data, "reference", "iso", "iso_3166-2.json")));
        Dictionary<string, string> codes = iso.RootElement.GetProperty("3166-2").EnumerateArray()
            .ToDictionary(Text("code"), Text("name"))
            .Where(entry => entry.Key.StartsWith("TH-", StringComparison.Ordinal) && entry.Key != "TH-S")
            .ToDictionary();
        Assert.Equal(77, Province.All.Count);
        Assert.Equal(codes.Keys.Order(StringComparer.Ordinal), Province.All.Select(province => province.Code));
        Assert.All(
            Province.All.Where(province => province.Latin != "Bangkok"),
            province => Assert.Equal(codes[province.Code], province.Latin));

        XElement[] etax =
        [
            .. XDocument.Load(Path.Combine(
                data, "th-etax", "XMLSchemaV2", "ETDA", "codelist", "standard",
                "ThaiISOCountrySubdivisionCode_1p0.xsd"))
                .Descendants().Where(element => element.Name.LocalName == "enumeration"),
        ];
        Dictionary<string, string> thai = etax.ToDictionary(
            entry => $"TH-{entry.Attribute("value")!.Value}",
            entry => entry.Descendants().Single(element => element.Name.LocalName == "Name").Value.Trim());
        Assert.All(Province.All, province => Assert.Equal(thai[province.Code], province.Thai));
        Assert.Equal(77, Province.All.Select(province => province.Chinese).Distinct().Count());

        static Func<JsonElement, string> Text(string member) => entry => entry.GetProperty(member).GetString()!;
    }

    internal static ThaiAddress Chanthaburi() => new()
    {
        House = "99/9",
        Moo = "4",
        Province = Province.Parse("TH-22").Value,
        Postcode = "22120",
        Local = new("", "", "ตัวอย่าง", "ท่าใหม่", "ท่าใหม่"),
        Latin = new("", "", "Tuayang", "Tha Mai", "Tha Mai"),
    };

    private static ThaiAddress Bangkok() => new()
    {
        House = "88",
        Moo = "",
        Province = Province.Parse("TH-10").Value,
        Postcode = "10110",
        Local = new("อาคารตัวอย่าง ชั้น 9", "สุขุมวิท 99", "สุขุมวิท", "คลองเตยเหนือ", "วัฒนา"),
        Latin = new("Example Building, 9th floor", "Sukhumvit 99", "Sukhumvit", "Khlong Toei Nuea", "Watthana"),
    };

    private static FirmDetails Details(ThaiAddress address) => new()
    {
        Kind = FirmKind.Seller,
        NameLocal = "บริษัท มะม่วง จำกัด",
        NameLatin = "Mamuang Co., Ltd.",
        Country = Country.Thailand,
        ThaiAddress = address,
        TaxId = "",
    };
}
