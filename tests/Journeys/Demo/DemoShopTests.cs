using Sampan.Host.Demo;
using Sampan.Market;

namespace Sampan.Tests.Journeys.Demo;

/// <summary>The demo's shops as their files state them: what a visitor reads is complete and can be true.</summary>
public sealed class DemoShopTests
{
    private static readonly string[] Languages = ["en", "th", "zh"];

    private static IEnumerable<(DemoShop Shop, DemoListing Goods)> Goods =>
        DemoShop.All.SelectMany(shop => shop.Listings.Select(goods => (shop, goods)));

    [Fact]
    public void There_are_as_many_shops_and_listings_as_counted()
    {
        Assert.Equal((14, 69), (DemoShop.All.Count, Goods.Count()));
        Assert.Equal(DemoShop.FirstSlug, DemoShop.First.Slug);
        Assert.All(DemoShop.All, shop => Assert.InRange(shop.Listings.Count, 4, 5));
    }

    [Fact]
    public void Nothing_that_must_be_one_of_a_kind_stands_twice()
    {
        AssertUnique(DemoShop.All.Select(shop => shop.Slug));
        AssertUnique(DemoShop.All.Select(shop => shop.Owner));
        AssertUnique(DemoShop.All.Select(shop => shop.Firm.NameLatin));
        AssertUnique(DemoShop.All.Select(shop => shop.Firm.PayoutNumber));
        AssertUnique(DemoShop.All.Select(shop => string.Join(' ', shop.Firm.Details.LatinLines)));
        AssertUnique(Goods.Select(g => g.Goods.Slug));
        foreach (string language in Languages)
        {
            AssertUnique(Goods.Select(g => g.Goods.Words[language].Title));
            AssertUnique(Goods.Select(g => g.Goods.Words[language].Description));
        }
    }

    [Fact]
    public void Every_word_stands_in_three_languages_each_in_its_own_letters()
    {
        foreach (IReadOnlyDictionary<string, Wording> words in
            (IEnumerable<IReadOnlyDictionary<string, Wording>>)[
                .. DemoShop.All.Select(shop => shop.Words), .. Goods.Select(g => g.Goods.Words)])
        {
            Assert.Equal(Languages, words.Keys.Order(StringComparer.Ordinal));
            foreach ((string language, Wording wording) in words)
            {
                Assert.True(IsIn(language, wording.Title), wording.Title);
                Assert.True(IsIn(language, wording.Description), wording.Description);
            }
        }
    }

    [Fact]
    public void Every_firm_says_that_it_is_a_demo_and_can_be_no_real_one()
    {
        foreach (DemoShop shop in DemoShop.All)
        {
            Assert.Contains("(ตัวอย่าง)", shop.Firm.NameLocal, StringComparison.Ordinal);
            Assert.Contains("(demo)", shop.Firm.NameLatin, StringComparison.Ordinal);
            Assert.Contains("ถนนตัวอย่าง", shop.Firm.Details.LocalLines[0], StringComparison.Ordinal);
            Assert.Equal("0000000000000", shop.Firm.Details.TaxId);
            Assert.EndsWith("@demo.sampan.example", shop.Owner, StringComparison.Ordinal);
            Assert.Matches("^SBX-SELLER-[0-9]{4}$", shop.Firm.PayoutNumber);
            Assert.Matches("^[0-9]{5}$", shop.Firm.Address.Postcode);
        }
    }

    [Fact]
    public void Weights_and_cartons_are_possible()
    {
        foreach ((_, DemoListing goods) in Goods)
        {
            DemoCarton carton = goods.Carton;
            Assert.True(goods.NetGrams <= goods.GrossGrams, goods.Slug);
            Assert.True(carton.GrossGrams >= carton.Units * goods.GrossGrams, goods.Slug);
            // A person can lift it, and it is neither feathers nor stone.
            Assert.True(carton.GrossGrams is >= 500 and <= 31_000, goods.Slug);
            long cubic = (long)carton.LengthCm * carton.WidthCm * carton.HeightCm;
            long gramsPerLitre = carton.GrossGrams * 1000L / cubic;
            Assert.True(gramsPerLitre is >= 40 and <= 1250, $"{goods.Slug}: {gramsPerLitre} g/l");
            Assert.True(goods.Stock >= 10L * goods.Minimum, goods.Slug);
            Assert.True(goods.Minimum % carton.Units == 0 || carton.Units > goods.Minimum, goods.Slug);
            Assert.InRange(goods.LeadDays, 4, 30);
        }
    }

    [Fact]
    public void Every_code_is_in_the_harmonised_system_and_has_a_line_in_Japan()
    {
        string folder = Strict.Given("SAMPAN_REFERENCE_DATA", "the folder of the official material");
        HashSet<string> known =
        [
            .. File.ReadLines(Path.Combine(folder, "hs", "hs2022-6digit-en.csv")).Skip(1)
                .Select(line => line.Split(',')[1]).Where(code => code.Length == 6),
        ];
        Assert.True(known.Count > 5000, $"{known.Count}");
        foreach ((_, DemoListing goods) in Goods)
        {
            Assert.Contains(goods.Hs, known);
            Assert.StartsWith(goods.Hs, goods.Lines["JP"], StringComparison.Ordinal);
            Assert.Equal(9, goods.Lines["JP"].Length);
        }
    }

    private static void AssertUnique(IEnumerable<string> values)
    {
        string[] all = [.. values];
        Assert.Equal(all.Distinct(StringComparer.OrdinalIgnoreCase), all);
    }

    private static bool IsIn(string language, string text) => language switch
    {
        "th" => text.Any(c => c is >= '\u0E00' and <= '\u0E7F') && !text.Any(IsHan),
        "zh" => text.Any(IsHan) && !text.Any(c => c is >= '\u0E00' and <= '\u0E7F'),
        _ => text.All(c => c < '\u0250' || !char.IsLetter(c)) && text.Any(char.IsAsciiLetterLower),
    };

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
