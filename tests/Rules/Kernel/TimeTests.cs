using System.Globalization;
using FsCheck.Xunit;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class TimeTests
{
    private static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Property]
    public bool An_instant_survives_the_way_through_a_calendar(int seconds, ushort fraction)
    {
        var instant = new Instant(seconds * 1_000_000L + fraction);
        return Instant.From(instant.ToDateTimeOffset()) == instant;
    }

    [Fact]
    public void Instants_add_subtract_and_compare()
    {
        Instant later = Noon + TimeSpan.FromMinutes(90);
        Assert.Equal(TimeSpan.FromMinutes(90), later - Noon);
        Assert.True(Noon < later && later > Noon && Noon <= later && later >= Noon);
        Assert.True(Noon.CompareTo(later) < 0);
    }

    [Fact]
    public void An_instant_prints_alike_in_every_language()
    {
        Assert.Equal("2026-11-24T12:00:00.000000Z", In("th-TH", () => Noon.ToString()));
        Assert.Equal(new DateOnly(2026, 11, 24), Noon.UtcDate);
    }

    [Property]
    public bool An_instant_is_read_as_it_is_written(uint seconds, ushort fraction)
    {
        var instant = new Instant(seconds * 1_000_000L + fraction);
        return Instant.Parse(instant.ToString()).Value == instant;
    }

    [Theory]
    [InlineData("2026-11-24T12:00:00Z", true)]
    [InlineData("2026-11-24T12:00:00.5Z", true)]
    [InlineData("2026-11-24T12:00:00", false)]
    [InlineData("2026-11-24T12:00:00+07:00", false)]
    [InlineData("2026-11-24", false)]
    [InlineData("2569-11-31T12:00:00Z", false)]
    [InlineData(null, false)]
    public void An_instant_is_written_in_UTC_to_the_second_or_finer(string? text, bool isRead)
    {
        Outcome<Instant> read = Instant.Parse(text);
        Assert.Equal(isRead, !read.IsRefused);
        if (!isRead) Assert.Equal(KernelRefusals.InstantMalformed, read.Refusal!.Code);
    }

    [Fact]
    public void A_date_is_Gregorian_even_where_the_year_is_2569()
    {
        Assert.Equal("2026-11-24", In("th-TH", () => new DateOnly(2026, 11, 24).Text()));
        Assert.Equal(new DateOnly(2026, 11, 24), In("th-TH", () => Dates.Parse("2026-11-24").Value));
    }

    [Theory]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void A_period_holds_its_first_day_and_its_last(string date, bool inside)
    {
        var year = new Period(new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31));
        Assert.Equal(inside, year.Contains(Dates.Parse(date).Value));
        Assert.Equal("2026-04-01..2027-03-31", year.ToString());
    }

    private static T In<T>(string culture, Func<T> read)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
