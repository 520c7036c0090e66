using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>
/// What carriers report, through the sandbox carrier's own process and as bad as the world may send it; and what
/// insurance pays for what they lose.
/// </summary>
public sealed class CarrierEventTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Goods_booked_with_the_carrier_are_held_at_the_border_released_and_delivered(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        Offered order = await site.Paid();
        Answer booked = (await site.Post(site.OrderUrl(order, "/book"), new { on = site.Today() }, site.Seller)).Done();
        Assert.Equal("Sandbox carrier", booked["carrier"]);
        Assert.StartsWith("SBX-", booked["tracking"], StringComparison.Ordinal);

        foreach (string kind in (string[])["picked_up", "departed", "at_border"])
            await Carrier(site, booked["tracking"], kind);
        await Carrier(site, booked["tracking"], "held", "import_permit");
        Answer held = (await site.Get(site.OrderUrl(order), site.Seller)).Done();
        Assert.Equal(("import_permit", "buyer"), (held["held.missing"], held["held.acts"]));
        foreach (string page in (string[])[$"/o/{order.Token}", $"/desk/{site.Firm}/orders/{order.Order}"])
        {
            Answer shown = (await site.Get(page, await site.SignIn(DemoWorld.SellerEmail))).Done();
            Assert.Contains("Missing: Import permit", shown.Text, StringComparison.Ordinal);
            Assert.Contains("The buyer sees to this: Import permit", shown.Text, StringComparison.Ordinal);
        }

        await Carrier(site, booked["tracking"], "released");
        await Carrier(site, booked["tracking"], "out_for_delivery");
        await Carrier(site, booked["tracking"], "delivered");
        JsonNode done = await site.WaitFor(order, "Delivered");
        Assert.Null(done["held"]);
        Assert.Equal(
            ["goods.seen", "goods.seen", "goods.seen", "goods.held", "goods.cleared", "goods.seen", "goods.delivered"],
            done["timeline"]!.AsArray().Select(told => (string)told!["what"]!).SkipWhile(w => w != "goods.seen"));
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Lost_goods_are_claimed_and_everybody_gets_what_the_rule_says(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        Offered order = await site.Paid();
        await site.Ship(order, "LOST-1");
        Answer early = await site.Post(site.OrderUrl(order, "/claim"), new { }, site.Seller);
        _ = early.Refused(409, "order_not_lost");
        await Carrier(site, "LOST-1", "lost");
        JsonNode lost = (await site.Get(site.OrderUrl(order), site.Seller)).Done().Json;
        Answer claimed = (await site.Post(site.OrderUrl(order, "/claim"), new { }, site.Seller)).Done();
        decimal insured = Amount(lost["goods"]!) + Amount(lost["freight"]!);
        Assert.Equal(insured, Amount(claimed.Json["claim"]!["insured"]!));

        JsonNode paid = await site.WaitFor(order, now => now["claim"]!["state"]!.ToString() == "paid"
            && now["payouts"]!.AsArray().Count(payout => payout!["confirmedOn"] is not null) == 2);
        Assert.Equal("Lost", paid["state"]!.ToString());
        Assert.Equal(
            [(false, insured), (true, Amount(lost["total"]!))],
            paid["payouts"]!.AsArray().Select(p => ((bool)p!["refund"]!, Amount(p["amount"]!))).Order());
        Answer again = await site.Post(Trades.LinkUrl(order, "/claim"), new { });
        _ = again.Refused(409, "claim_already_opened");
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    [Fact]
    public async Task A_buyer_misses_the_goods_an_operator_finds_them_lost_and_a_late_claim_is_refused()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid();
        await site.Ship(order);
        string dispute = Trades.LinkUrl(order, "/dispute");
        _ = (await site.Post(dispute, new { reason = "not_come" })).Refused(422, "goods_not_yet_missing");
        Assert.Equal(302, (await site.Get($"/o/{order.Token}/missing")).Code);
        site.Clock.Skip(TimeSpan.FromDays(32));
        string missing = $"/o/{order.Token}/missing";
        Assert.Equal(302, (await site.Fill(missing, missing, Credentials.None)).Code);
        _ = await site.WaitFor(order, "Missing");
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Assert.Equal(302, (await site.Fill(
            "/operator/orders", "/operator/orders", @operator, ("order", order.Order), ("ruling", "buyer"),
            ("sure", "yes"))).Code);
        _ = await site.WaitFor(order, "Settled");
        site.Clock.Skip(TimeSpan.FromDays(40));
        string claim = $"/o/{order.Token}/claim";
        Assert.Equal(302, (await site.Fill(claim, claim, Credentials.None)).Code);
        Answer refused = (await site.Get(site.OrderUrl(order), site.Seller)).Done();
        Assert.Equal(("refused", "late", "buyer"),
            (refused["claim.state"], refused["claim.reason"], refused["claim.openedBy"]));
    }

    [Fact]
    public async Task What_cannot_be_understood_or_comes_out_of_order_is_refused_and_changes_nothing()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered order = await site.Paid(waitForRounds: false);
        Answer report = await Report(site, order, "1", "departed");
        _ = report.Refused(409, "order_not_shipped");
        await site.Ship(order);
        _ = (await Report(site, order, "2", "teleported")).Refused(400, "field_malformed");
        _ = (await Report(site, order, "3", "held")).Refused(400, "field_malformed");
        _ = (await Report(site, order, "4", "held", "damaged")).Refused(400, "field_malformed");
        _ = (await Report(site, order, "5", "refused", "import_permit")).Refused(400, "field_malformed");
        _ = (await Report(site, order, "6", "released")).Refused(409, "goods_not_at_border");
        _ = (await Report(site, order, "7", "departed", on: "2020-01-01")).Refused(400, "shipping_date_wrong");
        long entries = await site.Entries();

        _ = (await Report(site, order, "8", "at_border")).Done();
        _ = (await Report(site, order, "8", "at_border")).Done();
        _ = (await Report(site, order, "8", "lost")).Refused(409, "request_differs");
        Assert.Equal(entries + 1, await site.Entries());
        _ = (await Report(site, order, "9", "departed")).Refused(409, "goods_further_on");
        _ = (await Report(site, order, "10", "held", "invoice")).Done();
        _ = (await Report(site, order, "11", "held", "invoice")).Refused(409, "goods_held");
        Answer stands = (await site.Get(site.OrderUrl(order), site.Seller)).Done();
        Assert.Equal(("Shipped", "seller"), (stands["state"], stands["held.acts"]));
    }

    [Fact]
    public async Task A_carriers_key_finds_no_other_carriers_consignments()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered order = await site.Paid(waitForRounds: false);
        await site.Ship(order, "DAC-77");
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Credentials foreign = await Key("Siam Parcels");
        _ = (await Report(site, order, "1", "lost", who: foreign)).Refused(404, "reference_unknown");
        _ = (await site.Post(
            "/api/v1/carrier-events", new { eventId = "2", tracking = "DAC-77", kind = "lost", on = site.Today() },
            foreign)).Refused(404, "tracking_unknown");
        _ = (await Report(site, order, "3", "lost", who: site.Seller)).Refused(403, "caller_not_allowed");
        Assert.Equal("Shipped", (await site.Get(site.OrderUrl(order), site.Seller)).Done()["state"]);
        _ = (await Report(site, order, "1", "departed", who: await Key("demo air-cargo"))).Done();

        async Task<Credentials> Key(string name) => new()
        {
            Bearer = (await site.Post("/api/v1/carrier-keys", new { name }, @operator)).Done(201)["secret"],
        };
    }

    [Fact]
    public async Task A_demo_whose_carrier_is_not_running_goes_on_and_says_so()
    {
        // The port of the discard service: nobody listens there.
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, carrierUrl: "http://127.0.0.1:9");
        string reference = await site.DemoOrder();
        _ = (await site.Happens("paid_in_full", reference)).Done(302);
        string order = (await site.Record(reference)).Order.ToString();
        string url = $"/api/v1/firms/{site.Firm}/orders/{order}";
        Answer away = await site.Post($"{url}/book", new { on = site.Today() }, site.Seller);
        _ = away.Refused(503, "carrier_unavailable");
        object byHand = new { carrier = "Demo Air Cargo", tracking = "BY-HAND", on = site.Today() };
        _ = (await site.Post($"{url}/ship", byHand, site.Seller)).Done();
        Answer refused = (await site.Happens("held_at_border", reference)).Done(503);
        Assert.Contains("data-code=\"carrier_unavailable\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Shipped", (await site.Get(url, site.Seller)).Done()["state"]);
    }

    [Fact]
    public async Task The_seller_books_and_claims_on_the_orders_page_and_the_buyer_reads_of_it()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid(20);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string page = $"/desk/{site.Firm}/orders/{order.Order}";
        Assert.Equal(302, (await site.Fill(page, $"{page}?handler=Book", seller)).Code);
        string tracking = (await site.Get(site.OrderUrl(order), site.Seller)).Done()["tracking"];
        await Carrier(site, tracking, "lost");
        Assert.Contains(
            $"/o/{order.Token}/claim", (await site.Get($"/o/{order.Token}")).Done().Text, StringComparison.Ordinal);
        Assert.Equal(302, (await site.Fill(page, $"{page}?handler=Claim", seller)).Code);
        Answer buyers = (await site.Get($"/o/{order.Token}")).Done();
        Assert.Contains("data-state=\"Lost\"", buyers.Text, StringComparison.Ordinal);
        Assert.Contains("The seller claimed", buyers.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await site.Get($"/o/{order.Token}/claim")).Code);
    }

    [Fact]
    public async Task The_sandbox_carrier_books_once_and_reports_only_on_this_computer()
    {
        using var http = new HttpClient { BaseAddress = new Uri(await SharedCarrier.Url()) };
        object consignment = new
        {
            key = "order 1",
            reference = "SP-0000-0001",
            from = "TH",
            to = "JP",
            cartons = 3,
            grossGrams = 6_000,
        };
        string first = await Said(await http.PostAsJsonAsync("/api/consignments", consignment), 200);
        Assert.Equal(first, await Said(await http.PostAsJsonAsync("/api/consignments", consignment), 200));
        Assert.Contains("field_malformed", await Said(await http.PostAsJsonAsync("/api/consignments", new
        {
            key = "",
            reference = "SP-0000-0001",
            from = "TH",
            to = "JP",
            cartons = 3,
            grossGrams = 6_000,
        }), 400), StringComparison.Ordinal);
        object abroad = new
        {
            eventId = "1",
            reference = "SP-0000-0001",
            kind = "lost",
            on = "2026-11-29",
            reportTo = "http://sampan.example/api/v1/carrier-events",
        };
        Assert.Contains(
            "address_not_loopback", await Said(await http.PostAsJsonAsync("/api/events", abroad), 400),
            StringComparison.Ordinal);
        using var text = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain");
        Assert.Contains(
            "body_malformed", await Said(await http.PostAsync("/api/events", text), 400), StringComparison.Ordinal);
        Assert.Contains("carries nothing", await http.GetStringAsync("/"), StringComparison.Ordinal);

        static async Task<string> Said(HttpResponseMessage answer, int status)
        {
            using (answer)
            {
                string said = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode}: {said}");
                return said;
            }
        }
    }

    /// <summary>Lets the sandbox carrier report, which has to find the site's door by itself.</summary>
    private static async Task Carrier(RunningSite site, string tracking, string kind, string? reason = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(await SharedCarrier.Url()) };
        using HttpResponseMessage told = await http.PostAsJsonAsync("/api/events", new
        {
            eventId = $"{tracking} {kind}",
            tracking,
            kind,
            reason,
            on = site.Today(),
            reportTo = new Uri(site.Http.BaseAddress!, "/api/v1/carrier-events"),
        });
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync());
    }

    private static Task<Answer> Report(
        RunningSite site, Offered order, string eventId, string kind, string? reason = null, string? on = null,
        Credentials? who = null)
    {
        var body = new JsonObject
        {
            ["eventId"] = eventId,
            ["reference"] = order.Reference,
            ["kind"] = kind,
            ["on"] = on ?? site.Today(),
        };
        if (reason is not null) body["reason"] = reason;
        return site.Post("/api/v1/carrier-events", body.ToJsonString(), who ?? RunningSite.Carrier);
    }

    private static decimal Amount(JsonNode money) =>
        decimal.Parse(money["amount"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
