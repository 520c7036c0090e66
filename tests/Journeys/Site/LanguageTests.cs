using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Api;
using Sampan.Web.Access;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Who reads one of our languages reads it everywhere: on pages, in letters, in what sellers write.</summary>
public sealed partial class LanguageTests(OneSite one) : IClassFixture<OneSite>
{
    private static readonly Asking[] Readers = [Asking.Nobody, Asking.Owner, Asking.Operator];

    [Fact]
    public async Task Every_page_opens_in_every_language_and_says_nothing_untranslated()
    {
        await using AccessWorld world = await AccessWorld.Create();
        var wrong = new List<string>();
        var read = new HashSet<(string Page, string Language)>();
        SiteEndpoint[] pages = [.. SiteEndpoints.All(world.Site.Server.App).Where(endpoint => endpoint.IsPage)];
        foreach (SiteEndpoint page in pages)
        {
            foreach ((Asking reader, string language) in Readers.SelectMany(r => Texts.Available.Select(l => (r, l))))
            {
                Answer answer = await world.Site.Get(
                    world.Address(page, reader).Path!, world.Callers[reader] with { Language = language });
                if (answer.Code >= 500) wrong.Add($"{page} as {reader} in {language}: {answer.Code}");
                if (answer.MediaType != "text/html" || answer.Text.Length == 0) continue;
                wrong.AddRange(Faults(answer.Text, language)
                    .Select(fault => $"{page} as {reader} in {language}: {fault}"));
                if (answer.Code == 200) _ = read.Add((page.Pattern, language));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(read.Count > 60, $"only {read.Count} pages were read");
        // A page that opens in one language opens in all.
        Assert.Equal(read.Count, Texts.Available.Count * read.DistinctBy(page => page.Page).Count());
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.5", "zh-Hans")]
    [InlineData("zh-Hant-HK", "zh-Hans")]
    [InlineData("ZH", "zh-Hans")]
    [InlineData("th-TH", "th")]
    [InlineData("ja, th;q=0.8, en;q=0.7", "th")]
    [InlineData("en;q=0.5, zh", "zh-Hans")]
    [InlineData("zh;q=0, en;q=0.1", "en")]
    [InlineData("fr", "en")]
    public async Task The_browsers_language_is_followed(string accepted, string tag) => Assert.Equal(
        tag, Language((await one.Site.Get("/", new Credentials { Language = accepted })).Done().Text));

    [Fact]
    public async Task A_language_that_was_chosen_is_remembered()
    {
        Answer chosen = (await one.Site.Get("/?lang=zh", new Credentials { Language = "th" })).Done();
        string cookie = chosen.Response.Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("lang=", StringComparison.Ordinal)).Split(';')[0];
        Answer next = (await one.Site.Get("/sign-in", new Credentials { Language = "th", Cookies = cookie })).Done();
        Assert.Equal("zh-Hans", Language(next.Text));
    }

    [Fact]
    public async Task A_Chinese_buyers_letters_are_Chinese()
    {
        Offered offered = await one.Site.MakeOffer(20);
        var buyer = new Credentials { Language = "zh-CN" };
        string email = $"{offered.Order}@cn.example";
        _ = (await one.Site.Post(Trades.LinkUrl(offered, "/code"), new { email }, buyer)).Done();
        Letter code = await Newest(email);
        Assert.StartsWith("验证码 ", code.Subject, StringComparison.Ordinal);
        Assert.Contains("15 分钟内有效", code.Body, StringComparison.Ordinal);
        Assert.Contains("泰铢", code.Body, StringComparison.Ordinal);

        var acceptance = new
        {
            email,
            code = Trades.Code().Match(code.Subject).Value,
            name = Trades.BuyerName,
            address = new[] { "2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000" },
        };
        _ = (await one.Site.Post(Trades.LinkUrl(offered, "/accept"), acceptance, buyer)).Done();
        Letter link = await Newest(email);
        Assert.StartsWith("您的订单 ", link.Subject, StringComparison.Ordinal);
        Assert.Contains("日本时间", link.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", link.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_up_in_Chinese_gets_a_Chinese_letter_and_stays_Chinese()
    {
        const string email = "li.na@seller.example";
        _ = await one.Site.Fill(
            "/sign-up", "/sign-up", new Credentials { Language = "zh-CN" }, ("email", email),
            ("password", "a long enough password"));
        Letter letter = await Newest(email);
        Assert.Contains("是您在", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("请在 15 分钟内", letter.Body, StringComparison.Ordinal);
        Outcome<PersonCard> person = await one.Site.Services.GetRequiredService<IPeople>().PersonByEmail(email);
        Assert.Equal("zh", person.Value.Language);
    }

    [Fact]
    public async Task A_shop_is_written_in_Chinese_and_read_so()
    {
        Credentials seller = await one.Site.SignIn(DemoWorld.SellerEmail) with { Language = "zh" };
        string page = $"/desk/{one.Site.Firm}/shop";
        string shown = (await one.Site.Get(page, seller)).Done().Text;
        Assert.Contains(DemoShop.First.Words["zh"].Title, WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        string version = Version().Match(shown).Groups[1].Value;
        Assert.Equal(302, (await one.Site.Fill(
            page, page, seller, ("version", version), ("slug", one.Site.Shop.Slug), ("title-th", "ผลไม้ตะวันจันท์"),
            ("title-en", "Sun Fruit"), ("title-zh", "阳光果干铺"), ("description-zh", "每周新烘\n不加糖"))).Code);
        foreach ((string language, string name) in ((string, string)[])
            [("zh", "阳光果干铺"), ("th", "ผลไม้ตะวันจันท์"), ("en", "Sun Fruit"), ("fr", "Sun Fruit")])
        {
            string shop = (await one.Site.Get(
                $"/shop/{one.Site.Shop.Slug}", new Credentials { Language = language })).Done().Text;
            Assert.Contains(name, WebUtility.HtmlDecode(shop), StringComparison.Ordinal);
        }
    }

    /// <summary>A seller whose browser draws no calendar types the year he lives in.</summary>
    [Fact]
    public async Task A_shipping_day_of_the_Buddhist_era_is_that_day_for_everybody()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered paid = await site.Paid(waitForRounds: false);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail) with { Language = "th" };
        string today = site.Today();
        string page = $"/desk/{site.Firm}/orders/{paid.Order}";
        string buddhist = string.Create(CultureInfo.InvariantCulture, $"{site.Now.UtcDate.Year + 543}{today[4..]}");
        Assert.Equal(302, (await site.Fill(
            page, $"{page}?handler=Ship", seller,
            ("carrier", "Demo Air"), ("tracking", "BE-1"), ("on", buddhist))).Code);
        Answer order = (await site.Get(site.OrderUrl(paid), site.Seller)).Done();
        Assert.Contains($"\"{today}\"", order.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(buddhist, order.Text, StringComparison.Ordinal);
        string thai = WebUtility.HtmlDecode((await site.Get(page, seller)).Done().Text);
        Assert.Contains($"\u00a0{buddhist[..4]}", thai, StringComparison.Ordinal);
    }

    private async Task<Letter> Newest(string email) => (await one.Site.Services.GetRequiredService<ILetterbox>()
        .Newest(20)).First(letter => letter.To == email).Letter;

    private static IEnumerable<string> Faults(string page, string language)
    {
        if (Language(page) != Texts.TagOf(language)) yield return $"it says that it is {Language(page)}";
        string words = WebUtility.HtmlDecode(Tag().Replace(Program().Replace(page, ""), "\n"));
        foreach (Match placeholder in Placeholder().Matches(words)) yield return $"it shows {placeholder.Value}";
        foreach (Match key in Key().Matches(words)) yield return $"it shows the key {key.Value.Trim()}";
    }

    private static string Language(string page) => HtmlLanguage().Match(page).Groups[1].Value;

    [GeneratedRegex("<html lang=\"([^\"]+)\"")]
    private static partial Regex HtmlLanguage();

    [GeneratedRegex("<(script|style|code|pre)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Placeholder();

    /// <summary>A line that is nothing but a key of the texts, as <c>desk.orders.none</c>.</summary>
    [GeneratedRegex(@"^[ \t]*[a-z_]+(\.[a-z_]+)+[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
