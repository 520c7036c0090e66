using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A deadline is read in the time of whoever must keep it, and says whose time it is.</summary>
public sealed class ZoneTests(OneSite one) : IClassFixture<OneSite>
{
    [Theory]
    [InlineData("en", "Japan time", "Thailand time")]
    [InlineData("th", "เวลาญี่ปุ่น", "เวลาไทย")]
    [InlineData("zh", "日本时间", "泰国时间")]
    public async Task The_buyers_page_has_the_time_of_the_destination_and_the_sellers_that_of_the_firm(
        string language, string buyers, string sellers)
    {
        Offered offered = await one.Site.MakeOffer(20);
        string page = (await one.Site.Get($"/o/{offered.Token}", new Credentials { Language = language })).Done().Text;
        Assert.Contains(buyers, page, StringComparison.Ordinal);
        Assert.DoesNotContain(sellers, page, StringComparison.Ordinal);

        Credentials seller = await one.Site.SignIn(DemoWorld.SellerEmail) with { Language = language };
        string desk = (await one.Site.Get($"/desk/{one.Site.Firm}/orders/{offered.Order}", seller)).Done().Text;
        Assert.Contains(sellers, desk, StringComparison.Ordinal);
        Assert.DoesNotContain(buyers, desk, StringComparison.Ordinal);
    }
}
