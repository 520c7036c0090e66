using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Docs;

namespace Sampan.Tests.Journeys.Docs;

/// <summary>
/// Every command that the API's pages print is taken from the page and run as it stands there, in a real shell against
/// a real site, and answered with the status that the page promises.
/// </summary>
public sealed partial class ExampleTests
{
    private static readonly string[] SetBySetUp =
    [
        "SITE", "FORM", "FIRM", "KEY", "KEY_ID", "SHOP", "PRODUCT", "TODAY", "LISTING", "ORDER", "REFERENCE", "TOKEN",
        "QUOTE", "OPERATOR_FORM", "CARRIER_KEY", "CARRIER_KEY_ID", "ACCOUNT", "HOUSE_ACCOUNT",
    ];

    [Fact]
    public async Task Every_printed_example_is_answered_as_its_page_promises()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        _ = await site.Services.GetRequiredService<ICheckpoints>().Make(site.Now);
        _ = await site.Paid(100);
        using var shell = new Shell();
        string setUp = Code().Matches(await Page(site, "/docs/api")).Select(match => Plain(match))
            .Single(code => code.StartsWith("SITE=", StringComparison.Ordinal));
        string here = site.Http.BaseAddress!.ToString().TrimEnd('/');
        await shell.SetUp(setUp.Replace("http://127.0.0.1:5080", here, StringComparison.Ordinal), SetBySetUp);
        shell.Variables["TODAY"] = site.Today();
        var wrong = new List<string>();
        int run = 0;
        foreach (ApiTopic topic in await site.Services.GetRequiredService<ApiReference>().Topics())
        {
            string page = await Page(site, topic.Address);
            string[] printed = [.. Example().Matches(page).Select(Plain)];
            string[] promised = [.. Promise().Matches(page).Select(Plain)];
            Assert.Equal(topic.Operations.Count, printed.Length);
            Assert.Equal(topic.Operations.Count, promised.Length);
            foreach ((ApiOperation operation, int i) in topic.Operations.Select((operation, i) => (operation, i)))
            {
                (string status, string answer) = await shell.Curl(printed[i], await Stage(site, operation));
                if (status != promised[i])
                    wrong.Add($"{printed[i]}\n  promised {promised[i]}, came {status}: {answer}");
                run++;
            }
        }
        Assert.True(run >= 40, $"only {run} examples were run");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>An order that stands where the operation begins, and a key that may be revoked.</summary>
    private static async Task<Dictionary<string, string>> Stage(RunningSite site, ApiOperation operation)
    {
        var stage = new Dictionary<string, string>();
        if (operation.Path.EndsWith("/keys/{key}", StringComparison.Ordinal)) stage["KEY_ID"] = await SpareKey(site);
        if (operation.Path.EndsWith("/policy-lab", StringComparison.Ordinal))
        {
            _ = await PolicyLabTests.Keep(site);
            await PolicyLabTests.Seat(site, await site.PersonByEmail(DemoWorld.SellerEmail));
        }
        if (!operation.Path.Contains("/orders/{order}", StringComparison.Ordinal)
            && !operation.Path.Contains("/link", StringComparison.Ordinal)
            && operation.Credential != "carrier") return stage;
        Offered order = await Standing(site, operation.Path.Split('/')[^1], operation.Credential);
        (stage["ORDER"], stage["TOKEN"], stage["REFERENCE"]) = (order.Order, order.Token, order.Reference);
        if (!operation.Path.EndsWith("/accept", StringComparison.Ordinal)) return stage;
        _ = (await site.Post(Trades.LinkUrl(order, "/code"), new { email = Trades.Email })).Done();
        stage["CODE"] = await site.CodeFor(Trades.Email);
        return stage;
    }

    private static async Task<Offered> Standing(RunningSite site, string step, string credential)
    {
        if (step == "forgive-rest") return await site.Owed(20);
        string[] paid =
        [
            "ship", "book", "claim", "goods-back", "invoice.pdf", "invoice.xml", "arrived", "refuse", "dispute",
            "declaration-ubl.xml", "declaration-wco.xml",
        ];
        if (!paid.Contains(step)
            && credential != "carrier") return await site.MakeOffer(20);
        Offered order = await site.Paid(20);
        if (step is "ship" or "book" or "declaration-ubl.xml" or "declaration-wco.xml") return order;
        await site.Ship(order, tracking: order.Reference);
        string? happened = step switch
        {
            "goods-back" => "refused",
            "dispute" => "delivered",
            "claim" => "lost",
            _ => null,
        };
        if (happened is null) return order;
        (string eventId, string reference, string on) = (order.Order, order.Reference, site.Today());
        object report = new { eventId, reference, kind = happened, on };
        _ = (await site.Post("/api/v1/carrier-events", report, RunningSite.Carrier)).Done();
        return order;
    }

    private static async Task<string> SpareKey(RunningSite site)
    {
        Credentials owner = await site.SignIn(Host.Demo.DemoWorld.SellerEmail);
        object key = new { name = "spare", role = "clerk" };
        return (await site.Post($"/api/v1/firms/{site.Firm}/keys", key, owner)).Done(201)["key.id"];
    }

    private static async Task<string> Page(RunningSite site, string address) => (await site.Get(address)).Done().Text;

    private static string Plain(Match match) => WebUtility.HtmlDecode(match.Groups[1].Value);

    [GeneratedRegex("<code class=\"language-bash\">(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<code class=\"curl\">(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("<b class=\"promised\">(.*?)</b>")]
    private static partial Regex Promise();
}
