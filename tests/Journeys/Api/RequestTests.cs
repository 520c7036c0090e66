using System.Net.Http.Headers;
using System.Text;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>One request happens once, and what is no request is told so as a problem.</summary>
public sealed class RequestTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    private string Orders => $"/api/v1/firms/{Site.Firm}/orders";

    [Fact]
    public async Task The_same_request_again_gets_its_first_answer_to_the_byte()
    {
        Answer first = (await Site.Post(Orders, Site.OfferOf(40), Site.Seller, "the same key")).Done(201);
        Answer again = (await Site.Post(Orders, Site.OfferOf(40), Site.Seller, "the same key")).Done(201);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Answer shown = (await Site.Get(first.Header("Location")!, Site.Seller)).Done();
        Assert.Equal(first["order.id"], shown["id"]);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict_and_changes_nothing()
    {
        _ = (await Site.Post(Orders, Site.OfferOf(40), Site.Seller, "one key two bodies")).Done(201);
        long entries = await Site.Entries();
        _ = (await Site.Post(Orders, Site.OfferOf(41), Site.Seller, "one key two bodies"))
            .Refused(409, "request_differs");
        Assert.Equal(entries, await Site.Entries());
    }

    [Fact]
    public async Task Twenty_at_once_under_one_key_are_one_order()
    {
        Answer[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Site.Post(Orders, Site.OfferOf(60), Site.Seller, "twenty at once")));
        Assert.Single(answers.Select(answer => answer.Done(201).Text).Distinct());
    }

    [Fact]
    public async Task A_refusal_that_depended_on_the_state_is_repeated_and_a_malformed_request_burns_nothing()
    {
        Offered offered = await Site.MakeOffer(20);
        object ship = new { carrier = "Demo", tracking = "T-1", on = Site.Today() };
        _ = (await Site.Post(Site.OrderUrl(offered, "/ship"), ship, Site.Seller, "too early"))
            .Refused(409, "order_not_paid");
        _ = (await Site.Post(Site.OrderUrl(offered, "/ship"), "{\"carrier\":1}", Site.Seller, "mended later"))
            .Refused(400, "json_malformed");
        _ = await Site.Accept(offered);
        await Site.PayInBank(offered);
        _ = await Site.WaitFor(offered, "Paid");
        _ = (await Site.Post(Site.OrderUrl(offered, "/ship"), ship, Site.Seller, "too early"))
            .Refused(409, "order_not_paid");
        Assert.Equal("Shipped", (await Site.Post(Site.OrderUrl(offered, "/ship"), ship, Site.Seller, "mended later"))
            .Done()["state"]);
    }

    [Fact]
    public async Task A_request_without_a_name_is_refused()
    {
        foreach (string? key in (string?[])[null, "short", new string('k', 81)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Orders) { Content = Json("{}") };
            Site.Seller.AddTo(request);
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            _ = (await Site.Send(request)).Refused(400, "idempotency_key_missing");
        }
    }

    [Fact]
    public async Task A_carriers_event_reported_again_changes_nothing_and_one_for_no_order_is_not_found()
    {
        Offered offered = await Site.Paid(20);
        await Site.Ship(offered, "EVENT-1");
        object delivered =
            new { eventId = "E-1", reference = offered.Reference, kind = "delivered", on = Site.Today() };
        _ = (await Site.Post("/api/v1/carrier-events", delivered, RunningSite.Carrier)).Done();
        _ = (await Site.Post("/api/v1/carrier-events", delivered, RunningSite.Carrier)).Done();
        object other = new { eventId = "E-1", reference = offered.Reference, kind = "refused", on = Site.Today() };
        _ = (await Site.Post("/api/v1/carrier-events", other, RunningSite.Carrier)).Refused(409, "request_differs");
        object nowhere = new { eventId = "E-2", tracking = "NOBODYS", kind = "delivered", on = Site.Today() };
        _ = (await Site.Post("/api/v1/carrier-events", nowhere, RunningSite.Carrier)).Refused(404, "tracking_unknown");
    }

    [Theory]
    [InlineData("{", "json_malformed")]
    [InlineData("", "json_malformed")]
    [InlineData("null", "json_malformed")]
    [InlineData("[]", "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":1}],\"to\":\"JP\"}", "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":\"1\"}],\"to\":\"JP\",\"place\":\"a\"}", "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":1.5}],\"to\":\"JP\",\"place\":\"a\"}", "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":9223372036854775808}],\"to\":\"JP\",\"place\":\"a\"}",
        "json_malformed")]
    [InlineData("{\"lines\":[null],\"to\":\"JP\",\"place\":\"a\"}", "json_malformed")]
    [InlineData("{\"lines\":[],\"to\":\"JP\",\"place\":\"a\"}", "lines_out_of_range")]
    [InlineData("{\"lines\":[{\"listing\":null,\"units\":1}],\"to\":\"JP\",\"place\":\"a\"}", "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":1}],\"to\":\"JP\",\"place\":\"a\",\"untis\":2}",
        "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":1,\"units\":2}],\"to\":\"JP\",\"place\":\"a\"}",
        "json_malformed")]
    [InlineData("{\"lines\":[{\"listing\":\"x\",\"units\":1}],\"to\":\"JP\",\"place\":\"a\"}", "id_malformed")]
    public async Task What_cannot_be_read_is_a_problem_and_changes_nothing(string body, string code)
    {
        long entries = await Site.Entries();
        _ = (await Site.Post(Orders, body, Site.Seller)).Refused(400, code);
        Assert.Equal(entries, await Site.Entries());
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_no_json_is_a_problem()
    {
        string large = $"{{\"place\":\"{new string('x', 70_000)}\"}}";
        _ = (await Site.Post(Orders, large, Site.Seller)).Refused(413, "body_too_large");
        using var chunked = new HttpRequestMessage(HttpMethod.Post, Orders) { Content = Json(large) };
        Site.Seller.AddTo(chunked);
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Headers.Add("Idempotency-Key", "chunked request");
        _ = (await Site.Send(chunked)).Refused(413, "body_too_large");
        using var form = new HttpRequestMessage(HttpMethod.Post, Orders) { Content = new StringContent("a=b") };
        Site.Seller.AddTo(form);
        form.Headers.Add("Idempotency-Key", "a form is no json");
        _ = (await Site.Send(form)).Refused(415, "json_needed");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "endpoint_unknown")]
    [InlineData("GET", "/api/other", 404, "endpoint_unknown")]
    [InlineData("PUT", "/api/v1/quotes", 405, "method_not_allowed")]
    [InlineData("GET", "/api/v1/shops/no-such-shop", 404, "shop_unknown")]
    [InlineData("GET", "/api/v1/links/no-such-token", 404, "link_unknown")]
    public async Task A_program_never_gets_a_page(string method, string path, int status, string code) =>
        _ = (await Site.Send(new HttpMethod(method), path, null)).Refused(status, code);

    [Fact]
    public async Task A_cookie_alone_may_read_and_not_write()
    {
        Credentials session = await Site.SignIn(Sampan.Host.Demo.DemoWorld.SellerEmail);
        Credentials forged = session with { FormToken = null };
        _ = (await Site.Get(Orders, forged)).Done();
        _ = (await Site.Post(Orders, Site.OfferOf(20), forged)).Refused(400, "form_token_missing");
        _ = (await Site.Post(Orders, Site.OfferOf(20), session)).Done(201);
    }

    [Fact]
    public async Task A_key_opens_its_firm_until_it_is_revoked()
    {
        Credentials session = await Site.SignIn(Sampan.Host.Demo.DemoWorld.SellerEmail);
        string keys = $"/api/v1/firms/{Site.Firm}/keys";
        Answer made = (await Site.Post(keys, new { name = "warehouse", role = "clerk" }, session)).Done(201);
        var clerk = new Credentials { Bearer = made["secret"] };
        _ = (await Site.Get(Orders, clerk)).Done();
        _ = (await Site.Get(keys, clerk)).Refused(403, "caller_not_allowed");
        Assert.DoesNotContain(made["secret"], (await Site.Get(keys, session)).Done().Text, StringComparison.Ordinal);
        _ = (await Site.Send(HttpMethod.Delete, $"{keys}/{made["key.id"]}", null, session)).Done();
        _ = (await Site.Get(Orders, clerk)).Refused(401, "api_key_wrong");
    }

    [Fact]
    public async Task Pages_of_orders_follow_each_other_without_a_gap()
    {
        for (int i = 0; i < 5; i++) _ = await Site.MakeOffer(20);
        var seen = new List<string>();
        string next = "";
        do
        {
            Answer page = (await Site.Get($"{Orders}?limit=2{next}", Site.Seller)).Done();
            seen.AddRange(page.Json["orders"]!.AsArray().Select(order => order!["id"]!.ToString()));
            next = page.Json["next"] is { } cursor ? $"&cursor={cursor}" : "";
        }
        while (next.Length > 0);
        Answer all = (await Site.Get($"{Orders}?limit=100", Site.Seller)).Done();
        Assert.Equal(all.Json["orders"]!.AsArray().Select(order => order!["id"]!.ToString()), seen);
    }

    [Fact]
    public async Task Too_many_requests_of_a_visitor_are_refused()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false, visitorPosts: 3);
        for (int i = 0; i < 3; i++) _ = (await site.Post("/api/v1/quotes", "{}")).Refused(400, "json_malformed");
        _ = (await site.Post("/api/v1/quotes", "{}")).Refused(429, "requests_too_many");
        _ = (await site.Get($"/api/v1/shops/{site.Shop.Slug}")).Done();
        _ = await site.MakeOffer(20);
        // Who has signed in has ten times as many, and not for ever.
        Credentials person = await site.SignIn("mali@demo.sampan.example");
        for (int i = 0; i < 30; i++)
            _ = (await site.Post("/api/v1/quotes", "{}", person)).Refused(400, "json_malformed");
        _ = (await site.Post("/api/v1/quotes", "{}", person)).Refused(429, "requests_too_many");
    }

    private static ByteArrayContent Json(string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
