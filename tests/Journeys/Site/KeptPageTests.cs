using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// Pages that are kept for everybody. They are kept for an hour here, so that only what the site is told of a change
/// can drop one. A page that comes out of the cache says how old it is.
/// </summary>
public sealed class KeptPageTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_second_visitor_gets_the_page_that_was_drawn_for_the_first(Engine engine)
    {
        await using RunningSite site = await Start(engine);
        foreach (string path in (string[])
        [
            "/", Mango(site), $"{Mango(site)}?units=40", "/catalogue", $"/shop/{site.Shop.Slug}", "/docs",
            "/docs/errors",
        ])
        {
            Answer first = (await site.Get(path)).Done();
            Answer second = (await site.Get(path)).Done();
            Assert.False(IsKept(first), path);
            Assert.True(IsKept(second), path);
            Assert.Equal(first.Text, second.Text);
            Assert.Null(second.Header("Set-Cookie"));
            Assert.Equal(first.Header("Content-Security-Policy"), second.Header("Content-Security-Policy"));
            Assert.DoesNotContain("__RequestVerificationToken", second.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch("name=\"form-key\" value=\"[^\"]", second.Text);
        }
    }

    [Fact]
    public async Task Who_is_signed_in_gets_his_own_page_and_nobody_else_gets_it()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        foreach (string path in (string[])["/", Mango(site), "/catalogue", $"/shop/{site.Shop.Slug}", "/docs"])
        {
            Answer own = (await site.Get(path, seller)).Done();
            Answer visitor = (await site.Get(path)).Done();
            Answer kept = (await site.Get(path)).Done();
            Answer again = (await site.Get(path, seller)).Done();
            Assert.Equal([false, false, true, false], ((Answer[])[own, visitor, kept, again]).Select(IsKept));
            Assert.Equal([true, false, false, true], ((Answer[])[own, visitor, kept, again]).Select(HasSession));
        }

        static bool HasSession(Answer page) => page.Text.Contains("action=\"/sign-out\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_has_in_his_cart_is_shown_to_him_alone()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        string empty = (await site.Get(Mango(site))).Done().Text;
        var buyer = new Visitor(site);
        _ = await buyer.PutMango(site, 40);
        Answer own = (await buyer.Open(Mango(site))).Done();
        Assert.False(IsKept(own));
        Assert.NotEqual(empty, own.Text);
        Assert.Equal(empty, (await site.Get(Mango(site))).Done().Text);
        foreach (string cookie in (string[])["sampan-playing=Buyer.0", "nobody-knows=1"])
            Assert.False(IsKept(await site.Get(Mango(site), new Credentials { Cookies = cookie })));
        Assert.False(IsKept(await site.Get(Mango(site), site.Seller)));
    }

    /// <summary>For them the page's parts are kept, and nothing of the one may stand in what the other gets.</summary>
    [Fact]
    public async Task Who_is_signed_in_is_shown_what_has_changed_and_nothing_of_others()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        Credentials house = await site.SignIn(DemoWorld.OperatorEmail);
        foreach (string path in (string[])["/", Mango(site), $"{Mango(site)}?units=41", Mango(site)])
        {
            foreach ((Credentials who, bool isOperator) in ((Credentials, bool)[])
                [(house, true), (seller, false), (Credentials.None, false), (house, true)])
            {
                string page = (await site.Get(path, who)).Done().Text;
                Assert.Equal(isOperator, page.Contains("href=\"/operator\"", StringComparison.Ordinal));
                Assert.Equal(path.EndsWith("41", StringComparison.Ordinal),
                    page.Contains("name=\"units\" value=\"41\"", StringComparison.Ordinal));
            }
        }
        await SavePrice(site, 133_00);
        await Wait.Until(
            async () => (await site.Get(Mango(site), seller)).Done().Text.Contains("133.00", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Each_reads_his_own_language()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        for (int round = 0; round < 2; round++)
        {
            foreach ((string language, string tag) in ((string, string)[])
                [("th", "th"), ("zh-CN", "zh-Hans"), ("fr", "en")])
            {
                Answer page = (await site.Get("/", new Credentials { Language = language })).Done();
                Assert.Equal(round == 1, IsKept(page));
                Assert.Contains($"<html lang=\"{tag}\"", page.Text, StringComparison.Ordinal);
            }
        }
        Answer chosen = (await site.Get("/", new Credentials { Language = "fr", Cookies = "lang=th" })).Done();
        Assert.True(IsKept(chosen));
        Assert.Contains("<html lang=\"th\"", chosen.Text, StringComparison.Ordinal);
        for (int round = 0; round < 2; round++)
        {
            Answer asked = (await site.Get("/?lang=zh")).Done();
            Assert.False(IsKept(asked));
            Assert.StartsWith("lang=zh", asked.Header("Set-Cookie"), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_changed_price_is_shown(Engine engine)
    {
        await using RunningSite site = await Start(engine);
        string[] pages =
        [
            $"/?product={site.Shop.Slug}/{site.Mango.Slug}", Mango(site), "/catalogue", $"/shop/{site.Shop.Slug}",
        ];
        foreach (string path in pages) _ = (await site.Get(path)).Done();
        await SavePrice(site, 133_00);
        foreach (string path in pages) await Shown(site, path, "133.00");
    }

    /// <summary>Also by a command in a process of its own: it notes what it has changed.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_rate_that_was_noted_is_shown(Engine engine)
    {
        await using RunningSite site = await Start(engine);
        _ = (await site.Get("/")).Done();
        ITariffShelf shelf = site.Services.GetRequiredService<ITariffShelf>();
        ExchangeRate known = (await shelf.Rates(Currency.Thb)).First(rate => rate.Into == Currency.Jpy);
        await shelf.PutRate(known with { PerUnit = 4.7531m }, site.Now);
        await Shown(site, "/", "4.7531");
    }

    [Fact]
    public async Task Who_has_sent_a_form_sees_what_is_new_at_once()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        _ = (await site.Get(Mango(site))).Done();
        await SavePrice(site, 133_00);
        _ = await new Visitor(site).PutMango(site, 40);
        Answer page = (await site.Get(Mango(site))).Done();
        Assert.Contains("133.00", page.Text, StringComparison.Ordinal);
    }

    /// <summary>A page with somebody's own text is never compressed.</summary>
    [Fact]
    public async Task Only_what_is_kept_is_compressed_and_only_for_who_reads_it()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        string plain = (await site.Get(Mango(site))).Done().Text;
        for (int round = 0; round < 2; round++)
        {
            Answer packed = await Ask("br", null);
            Assert.Equal(round == 1, IsKept(packed));
            Assert.Equal("br", packed.Response.Content.Headers.ContentEncoding.Single());
            await using var reader = new BrotliStream(new MemoryStream(packed.Bytes), CompressionMode.Decompress);
            Assert.Equal(plain, await new StreamReader(reader).ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        Assert.Equal(plain, (await site.Get(Mango(site))).Done().Text);
        Answer own = await Ask("br", (await site.SignIn(DemoWorld.SellerEmail)).Cookies);
        Assert.Empty(own.Response.Content.Headers.ContentEncoding);

        async Task<Answer> Ask(string encoding, string? cookies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Mango(site));
            request.Headers.Add("Accept-Encoding", encoding);
            new Credentials { Cookies = cookies }.AddTo(request);
            return (await site.Send(request)).Done();
        }
    }

    [Fact]
    public async Task What_is_left_of_a_product_is_shown()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        Assert.Contains("4,000", (await site.Get(Mango(site))).Done().Text, StringComparison.Ordinal);
        _ = (await site.Services.GetRequiredService<AddStock>().Run(new AddStock.Command(
            Request.Of("test stock"), site.Shop.Firm, site.Mango.Id, 11))).Value;
        await Shown(site, Mango(site), "4,011");
    }

    /// <summary>Razor reads a form also when it comes with a GET.</summary>
    [Fact]
    public async Task What_one_sends_along_is_never_shown_to_the_next()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        using var odd = new HttpRequestMessage(HttpMethod.Get, Mango(site))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("units", "777")]),
        };
        _ = await site.Send(odd);
        Answer page = (await site.Get(Mango(site))).Done();
        Assert.False(IsKept(page));
        Assert.DoesNotContain("777", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_order_the_same_from_a_kept_page_get_an_order_each()
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        Visitor[] buyers = [new(site), new(site)];
        foreach (Visitor buyer in buyers) _ = (await buyer.Open(Mango(site))).Done();
        Assert.Equal([false, true], buyers.Select(buyer => IsKept(buyer.Page)));
        var links = new HashSet<string>();
        foreach (Visitor buyer in buyers)
            _ = links.Add((await buyer.Send("handler=order", ("place", "Osaka"))).Done(302).Header("Location")!);
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.StartsWith("/o/", link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", 302)]
    [InlineData("Sec-Fetch-Site", "same-site", 400)]
    [InlineData("Sec-Fetch-Site", "cross-site", 400)]
    [InlineData("Sec-Fetch-Site", "none", 400)]
    [InlineData("Origin", "http://sampan.example", 302)]
    [InlineData("Origin", "http://sampan.example.evil.example", 400)]
    [InlineData("Origin", "null", 400)]
    [InlineData("X-Nothing", "said", 400)]
    public async Task A_form_without_a_token_is_taken_only_from_a_page_of_ours(string header, string said, int code)
    {
        await using RunningSite site = await Start(Engine.Sqlite);
        foreach (string form in (string[])[$"{Mango(site)}?handler=cart", "/demo/play"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, form)
            {
                Content = new FormUrlEncodedContent(
                    [KeyValuePair.Create("units", "40"), new("to", "JP"), new("role", "seller")]),
            };
            request.Headers.Add(header, said);
            Answer answer = await site.Send(request);
            Assert.Equal(code, answer.Code);
            if (code == 400) Assert.Null(answer.Header("Set-Cookie"));
        }
    }

    private static Task<RunningSite> Start(Engine engine) =>
        RunningSite.Start(engine, rounds: false, keepPagesFor: TimeSpan.FromHours(1));

    private static string Mango(RunningSite site) => $"/listing/{site.Shop.Slug}/{site.Mango.Slug}";

    private static bool IsKept(Answer page) => page.Header("Age") is not null;

    private static async Task SavePrice(RunningSite site, long minor)
    {
        Outcome<Listing> saved = await site.Services.GetRequiredService<IMarket>().SaveListing(
            new SaveListing(site.Shop.Firm, site.Shop.Id, site.Mango.Id, site.Mango.Version, site.Mango.Slug,
                site.Mango.Terms with { Price = new Money(minor, Currency.Thb) }), site.Now);
        Assert.False(saved.IsRefused, saved.ToString());
    }

    private static Task Shown(RunningSite site, string path, string text) => Wait.Until(
        async () => WebUtility.HtmlDecode((await site.Get(path)).Done().Text).Contains(text, StringComparison.Ordinal),
        TestContext.Current.CancellationToken);
}
