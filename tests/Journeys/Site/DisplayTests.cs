using System.Globalization;
using Sampan.Finance;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Funding;
using Sampan.Kernel;
using Sampan.Trade;
using Sampan.Web.Demo;
using Sampan.Web.Pages.Lending;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>How days, money, weights and names are written for the readers of each language.</summary>
public sealed class DisplayTests
{
    private static readonly DateOnly LeapDay = new(2024, 2, 29);

    [Theory]
    [InlineData("en", "29 Feb 2024")]
    [InlineData("th", "29 ก.พ. 2567")]
    [InlineData("zh", "2024年2月29日")]
    public void The_leap_day_is_written_in_each_language_and_era(string language, string written) =>
        Assert.Equal(written, Plain(Texts.In(language).Date(LeapDay)));

    public static TheoryData<string, Type> Named => new()
    {
        { "state", typeof(OrderState) }, { "operator.cause", typeof(PayoutCause) }, { "stage", typeof(OrderStage) },
        { "evidence", typeof(Evidence) },
        { "lending.age", typeof(LoanAge) }, { "lending.loan.state", typeof(LoanState) },
        { "first.be", typeof(DemoRole) },
        { "first.playing", typeof(DemoRole) },
    };

    /// <summary>A page that comes by a value nobody has named would fail.</summary>
    [Theory, MemberData(nameof(Named))]
    public void Every_value_of_a_list_has_its_words(string key, Type list)
    {
        foreach (Enum value in Enum.GetValues(list))
            foreach (string language in Texts.Available)
                Assert.True(Texts.In(language).Has($"{key}.{Show.Key(value)}")
                    || Texts.In(language).Has($"{key}_{Show.Key(value)}"), $"{key} {value} in {language}");
        Assert.NotEmpty(Enum.GetValues(list));
    }

    [Fact]
    public void A_leap_day_of_the_Buddhist_era_is_read_and_one_that_never_was_is_refused()
    {
        Assert.Equal(LeapDay, TypedDay.Parse("2567-02-29").Value);
        Assert.Equal(LeapDay, TypedDay.Parse(" 2024-02-29 ").Value);
        foreach (string never in (string[])["2566-02-29", "2023-02-29", "2567-02-30", "2567-2-29", "29/02/2567", ""])
            Assert.Equal(KernelRefusals.DateMalformed, TypedDay.Parse(never).Refusal?.Code);
        // 2400 of the Christian era would have had a leap day; nobody trades then, and 1857 of that era had none.
        Assert.True(TypedDay.Parse("2400-02-29").IsRefused);
    }

    [Fact]
    public void Every_day_is_the_same_whichever_era_its_year_is_typed_in()
    {
        for (DateOnly day = new(1990, 1, 1); day.Year < 2060; day = day.AddDays(1))
        {
            string typed = string.Create(CultureInfo.InvariantCulture, $"{day.Year + 543}{day.Text()[4..]}");
            Assert.Equal(day, TypedDay.Parse(typed).Value);
            Assert.Equal(day, TypedDay.Parse(day.Text()).Value);
        }
    }

    /// <summary>Only forms understand the Buddhist era: what programs send stays Gregorian.</summary>
    [Fact]
    public void What_is_sent_stored_or_printed_stays_Gregorian()
    {
        Assert.True(Dates.Parse("2567-02-29").IsRefused);
        Assert.Equal("2024-02-29", LeapDay.Text());
        Assert.Equal("2024-02-29T00:00:00Z", Show.Machine(Instant.Parse("2024-02-29T00:00:00Z").Value));
    }

    /// <summary>The cultures of Thai and Chinese bring their own calendars and digits; none may get in.</summary>
    [Theory]
    [InlineData("th-TH")]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    public void The_machines_culture_changes_nothing(string culture)
    {
        string before = Everything();
        CultureInfo kept = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(before, Everything());
            Assert.Equal(LeapDay, TypedDay.Parse("2567-02-29").Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }

        static string Everything() => string.Join('\n', Texts.Available.Select(Texts.In).Select(Of));

        static string Of(Texts text) => string.Join(
            '\n', text.Date(LeapDay), text.Moment(Instant.Parse("2024-02-29T13:05:00Z").Value), text.Weight(11_100),
            text.Money(Money.Parse("-1234567.5", Currency.Thb).Value), text.Units(12_000, "pack"),
            text.Readable("2024-02-29..2026-11-24"));
    }

    [Theory]
    [InlineData("en", "US$1,234.50", "¥1,235", "CN¥1,234.50", "11.1 kg", "520 g")]
    [InlineData("th", "1,234.50 ดอลลาร์สหรัฐ", "1,235 เยน", "1,234.50 หยวน", "11.1 กก.", "520 กรัม")]
    [InlineData("zh", "1,234.50 美元", "1,235 日元", "人民币 1,234.50 元", "11.1 公斤", "520 克")]
    public void Money_and_weights_have_the_words_of_the_language(
        string language, string dollars, string yen, string yuan, string carton, string pack)
    {
        var text = Texts.In(language);
        Assert.Equal(dollars, Plain(text.Money(Money.Parse("1234.50", Currency.Parse("USD").Value).Value)));
        Assert.Equal(yen, Plain(text.Money(new Money(1235, Currency.Jpy))));
        Assert.Equal(yuan, Plain(text.Money(Money.Parse("1234.50", Currency.Parse("CNY").Value).Value)));
        Assert.Equal(carton, Plain(text.Weight(11_100)));
        Assert.Equal(pack, Plain(text.Weight(520)));
    }

    /// <summary>¥ alone could be yen or yuan, $ five kinds of dollar.</summary>
    [Fact]
    public void No_two_currencies_are_written_alike()
    {
        foreach (Texts text in Texts.Available.Select(Texts.In))
        {
            string[] written = [.. Currency.All.Select(currency => text.Money(new Money(100_000, currency)))];
            Assert.Equal(written.Length, written.Select(Kind).Distinct().Count());
        }

        static string Kind(string written) =>
            new([.. written.Where(letter => !char.IsAsciiDigit(letter) && letter is not (',' or '.'))]);
    }

    [Theory]
    [InlineData("en", "13:05", "UTC")]
    [InlineData("th", "20:05", "เวลาไทย")]
    [InlineData("zh", "21:05", "中国时间")]
    public void A_moment_without_a_place_has_the_readers_time(string language, string time, string zone)
    {
        string written = Texts.In(language).Moment(Instant.Parse("2024-02-29T13:05:00Z").Value);
        Assert.Contains(time, written, StringComparison.Ordinal);
        Assert.Contains(zone, written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("th", "TH", true)]
    [InlineData("zh", "TH", false)]
    [InlineData("en", "TH", false)]
    [InlineData("zh", "CN", true)]
    [InlineData("zh", "TW", true)]
    [InlineData("th", "CN", false)]
    public void A_firm_has_its_own_name_for_readers_of_its_letters(string language, string country, bool own)
    {
        FirmDetails firm = DemoShop.First.Firm.Details with { Country = Country.Parse(country).Value };
        var text = Texts.In(language);
        Assert.Equal(own ? firm.NameLocal : firm.NameLatin, text.FirmName(firm));
        Assert.Equal(own ? firm.NameLatin : firm.NameLocal, text.OtherName(firm));
    }

    private static string Plain(string written) => written.Replace('\u00a0', ' ');
}
