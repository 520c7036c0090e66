using System.Text.Json.Nodes;
using Sampan.Kernel;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Api;

/// <summary>What people get wrong is answered by its name, in both languages, and changes nothing.</summary>
public sealed class BadInputTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public Task An_unknown_code() => QuoteRefused(q => q["hsCode"] = "0804.50.999", 404, "hs_code_not_in_book");

    [Fact]
    public Task A_code_that_is_too_short() => QuoteRefused(q => q["hsCode"] = "08", 422, "hs_code_too_short");

    [Fact]
    public Task A_code_that_is_none() => QuoteRefused(q => q["hsCode"] = "mango", 400, "hs_code_malformed");

    [Fact]
    public Task A_date_before_the_book() => QuoteRefused(q => q["date"] = "2020-01-01", 422, "tariff_book_not_loaded");

    [Fact]
    public Task A_date_after_the_book() => QuoteRefused(q => q["date"] = "2028-01-01", 422, "date_after_book");

    [Fact]
    public Task A_date_that_is_none() => QuoteRefused(q => q["date"] = "24.11.2026", 400, "date_malformed");

    [Fact]
    public Task A_country_without_a_book() => QuoteRefused(q => q["to"] = "FR", 422, "tariff_book_not_loaded");

    [Fact]
    public Task A_unit_nobody_knows() =>
        QuoteRefused(q => q["quantities"] = new JsonArray("50 boxes"), 400, "unit_unknown");

    [Fact]
    public Task Nothing_of_it() =>
        QuoteRefused(q => q["quantities"] = new JsonArray("0 kg"), 400, "quantity_not_positive");

    [Fact]
    public Task A_value_of_zero() =>
        QuoteRefused(q => q["goodsValue"] = Money("0.00"), 400, "goods_value_not_positive");

    [Fact]
    public Task A_negative_value() =>
        QuoteRefused(q => q["goodsValue"] = Money("-1.00"), 400, "goods_value_not_positive");

    [Fact]
    public Task A_negative_freight() => QuoteRefused(q => q["freight"] = Money("-1.00"), 400, "amount_negative");

    [Fact]
    public Task A_value_that_overflows() =>
        QuoteRefused(q => q["goodsValue"] = Money("99999999999999999999.00"), 400, "amount_overflows");

    [Fact]
    public Task A_value_finer_than_its_currency() =>
        QuoteRefused(q => q["goodsValue"] = Money("1.005"), 400, "amount_too_fine");

    [Fact]
    public Task Two_currencies() => QuoteRefused(q => q["freight"] = Money("1.00", "USD"), 400, "currencies_mixed");

    [Fact]
    public Task A_currency_nobody_knows() =>
        QuoteRefused(q => q["goodsValue"] = Money("1.00", "XXX"), 400, "currency_unknown");

    [Fact]
    public Task A_term_nobody_knows() => QuoteRefused(q => q["term"] = "FOO", 400, "incoterm_unknown");

    [Fact]
    public Task A_claim_nobody_knows() => QuoteRefused(q => q["claim"] = "nafta", 400, "border_name_unknown");

    [Fact]
    public Task No_units() => OfferRefused(0, 400, "units_not_positive");

    [Fact]
    public Task Negative_units() => OfferRefused(-5, 400, "units_not_positive");

    [Fact]
    public Task Fewer_units_than_the_seller_sells() => OfferRefused(19, 422, "units_below_minimum");

    [Fact]
    public Task Units_that_overflow() => OfferRefused(long.MaxValue, 400, "total_overflows");

    [Fact]
    public Task A_listing_of_nobody() => Refused(
        $"/api/v1/firms/{Site.Firm}/orders",
        new { lines = new[] { new { listing = Id.None.ToString(), units = 20 } }, to = "JP", place = "Osaka" },
        Site.Seller, 404, "listing_unknown");

    [Fact]
    public Task A_country_without_freight() => Refused(
        $"/api/v1/firms/{Site.Firm}/orders",
        new { lines = new[] { new { listing = Site.Mango.Id.ToString(), units = 20 } }, to = "FR", place = "Paris" },
        Site.Seller, 422, "freight_unknown");

    [Fact]
    public async Task Stock_that_has_gone()
    {
        Offered offered = await Site.MakeOffer(1_000_000);
        await Refused(Trades.LinkUrl(offered, "/accept"), await Site.Acceptance(offered), null, 422, "balance_short");
        Assert.Equal("Offered", (await Site.Get(Site.OrderUrl(offered), Site.Seller)).Done()["state"]);
    }

    [Fact]
    public async Task A_code_that_is_wrong()
    {
        Offered offered = await Site.MakeOffer(20);
        object acceptance =
            new { email = "nobody@buyer.example", code = "000000", name = "Nobody", address = new[] { "Nowhere" } };
        await Refused(Trades.LinkUrl(offered, "/accept"), acceptance, null, 422, "code_wrong");
    }

    [Fact]
    public async Task An_order_that_has_moved_on()
    {
        Offered offered = await Site.MakeOffer(20);
        _ = (await Site.Post(Site.OrderUrl(offered, "/cancel"), new { }, Site.Seller)).Done();
        await Refused(Trades.LinkUrl(offered, "/code"), new { email = "a@buyer.example" }, null, 409, "order_not_open");
        await Refused(Site.OrderUrl(offered, "/cancel"), new { }, Site.Seller, 409, "order_cannot_be_cancelled");
        await Refused(Trades.LinkUrl(offered, "/arrived"), new { on = Site.Today() }, null, 409, "order_not_shipped");
        await Refused(Site.OrderUrl(offered, "/goods-back"), new { }, Site.Seller, 409, "order_not_refused");
    }

    [Fact]
    public async Task A_reason_in_somebodys_own_words()
    {
        Offered offered = await Site.MakeOffer(20);
        object refusal = new { reason = "Mr Tanaka says they are wet", on = Site.Today() };
        await Refused(Trades.LinkUrl(offered, "/refuse"), refusal, null, 400, "field_malformed");
    }

    [Fact]
    public async Task An_offer_that_has_expired()
    {
        await using RunningSite site = await RunningSite.Start(Sampan.Storage.Engine.Sqlite, rounds: false);
        Offered offered = await site.MakeOffer(20);
        site.Clock.Skip(TimeSpan.FromDays(8));
        object acceptance = await site.Acceptance(offered);
        long entries = await site.Entries();
        _ = (await site.Post(Trades.LinkUrl(offered, "/accept"), acceptance)).Refused(422, "offer_expired");
        Assert.Equal(entries, await site.Entries());
    }

    [Fact]
    public Task An_order_of_nobody() => Refused(
        $"/api/v1/firms/{Site.Firm}/orders/{Id.None}/cancel", new { }, Site.Seller, 404, "order_unknown");

    [Fact]
    public Task A_firm_of_others() =>
        Refused($"/api/v1/firms/{Id.None}/orders", Site.OfferOf(20), Site.Seller, 404, "firm_unknown");

    [Fact]
    public async Task A_door_price_says_by_name_what_it_cannot_say()
    {
        string url = $"/api/v1/listings/{Site.Shop.Slug}/{Site.Mango.Slug}/door-price";
        _ = (await Site.Get($"{url}?units=many&to=JP")).Refused(400, "field_malformed");
        _ = (await Site.Get($"{url}?units=20&to=Japan")).Refused(400, "country_malformed");
        _ = (await Site.Get($"{url}?units=20&to=JP&date=tomorrow")).Refused(400, "date_malformed");
        Answer price = (await Site.Get($"{url}?units=1000&to=JP")).Done();
        // By sea, 50 cartons of 43,008 cm³: 2,151 kg × 4.60 = 9,894.60, 6 % fuel 593.68, 2 ‰ of 130,488.28 is 260.98.
        Assert.Equal("130749.26", price["payNow.amount"]);
        Assert.Equal(3, price.Json["ways"]!.AsArray().Count);
        string dearest = price.Json["ways"]![2]!["carriage"]!["card"]!.ToString();
        Answer chosen = (await Site.Get($"{url}?units=1000&to=JP&card={dearest}")).Done();
        Assert.Equal(dearest, chosen["carriage.card"]);
        _ = (await Site.Get($"{url}?units=1000&to=JP&card={Id.None}x")).Refused(400, "id_malformed");
        _ = (await Site.Get($"{url}?units=1000&to=ZZ")).Refused(422, "freight_unknown");
        Assert.All(price.Json["border"]!["lines"]!.AsArray(), line => Assert.NotEmpty(line!["instrument"]!.ToString()));
        // Past what the book knows, the escrow's part stands and the border's part says why it does not.
        string late = Dates.Text(new DateOnly(2027, 4, 1));
        Answer unknown = (await Site.Get($"{url}?units=1000&to=JP&date={late}")).Done();
        Assert.Null(unknown.Json["border"]);
        Assert.Equal("date_after_book", unknown["borderProblem.code"]);
        // So with what authorities ask for.
        JsonNode notice = price.Json["import"]!["permits"]![0]!;
        Assert.Equal(("jp_food_notification", "buyer"), ($"{notice["id"]}", $"{notice["holder"]}"));
        Assert.Empty(price.Json["export"]!["permits"]!.AsArray());
        Assert.Equal("permits_not_for_date", unknown["import.problem.code"]);
    }

    [Fact]
    public async Task A_quote_is_the_same_to_the_byte_and_can_be_checked()
    {
        Answer quote = (await Site.Post("/api/v1/quotes", Quote())).Done();
        Answer again = (await Site.Post("/api/v1/quotes", Quote())).Done();
        Assert.Equal(quote.Text, again.Text);
        Assert.Equal("true", (await Site.Post("/api/v1/quotes/replay", quote.Text)).Done()["same"]);
        string forged = quote.Text.Replace("\"amount\": ", "\"amount\": 1", StringComparison.Ordinal);
        Assert.Equal("false", (await Site.Post("/api/v1/quotes/replay", forged)).Done()["same"]);
        foreach (string nonsense in (string[])["{}", "[]", "{\"book\":1}", "{\"book\":{\"hash\":\"zz\"}}", "nonsense"])
            _ = (await Site.Post("/api/v1/quotes/replay", nonsense)).Refused(400, "quote_malformed");
    }

    private Task QuoteRefused(Action<JsonObject> spoil, int status, string code)
    {
        JsonObject quote = Quote();
        spoil(quote);
        return Refused("/api/v1/quotes", quote, null, status, code);
    }

    private Task OfferRefused(long units, int status, string code) =>
        Refused($"/api/v1/firms/{Site.Firm}/orders", Site.OfferOf(units), Site.Seller, status, code);

    /// <summary>Asked in both languages: one code, its own sentence in each, and not one entry more.</summary>
    private async Task Refused(string path, object body, Credentials? who, int status, string code)
    {
        long entries = await Site.Entries();
        string key = Guid.NewGuid().ToString("N");
        Answer english = (await Site.Post(path, body, (who ?? Credentials.None) with { Language = "en" }, key))
            .Refused(status, code);
        Answer thai = (await Site.Post(path, body, (who ?? Credentials.None) with { Language = "th-TH" }, key))
            .Refused(status, code);
        Assert.Equal(english["arguments"], thai["arguments"]);
        foreach ((Answer answer, string language) in ((Answer, string)[])[(english, "en"), (thai, "th")])
        {
            var arguments = answer.Json["arguments"]!.AsObject().Select(a => (a.Key, a.Value!.ToString())).ToArray();
            var refusal = new Refusal(new RefusalCode(code, RefusalKind.Refused), arguments);
            Assert.Equal(Texts.In(language).Refusal(refusal), answer["title"]);
        }
        Assert.NotEqual(english["title"], thai["title"]);
        Assert.Equal(entries, await Site.Entries());
    }

    private static JsonObject Quote() => new()
    {
        ["from"] = "TH",
        ["to"] = "JP",
        ["date"] = "2026-11-24",
        ["hsCode"] = "0804.50.090",
        ["goodsValue"] = Money("120000.00"),
        ["term"] = "FOB",
        ["freight"] = Money("45000.00"),
        ["insurance"] = Money("500.00"),
        ["quantities"] = new JsonArray("500 kg"),
    };

    private static JsonObject Money(string amount, string currency = "THB") =>
        new() { ["amount"] = amount, ["currency"] = currency };
}
