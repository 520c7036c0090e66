using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Bank;

public sealed class BadInputTests(RunningBank bank) : BankTest(bank), IClassFixture<RunningBank>
{
    [Theory]
    [InlineData("amount", "0", "amount_not_positive", HttpStatusCode.BadRequest)]
    [InlineData("amount", "-1.00", "amount_not_positive", HttpStatusCode.BadRequest)]
    [InlineData("amount", "1.001", "amount_too_fine", HttpStatusCode.BadRequest)]
    [InlineData("amount", "1,000", "amount_malformed", HttpStatusCode.BadRequest)]
    [InlineData("amount", "46116860184.28", "amount_too_large", HttpStatusCode.BadRequest)]
    [InlineData("amount", "99999999999999999999", "amount_overflows", HttpStatusCode.BadRequest)]
    [InlineData("currency", "thb", "currency_unknown", HttpStatusCode.BadRequest)]
    [InlineData("currency", "USD", "currency_differs", HttpStatusCode.UnprocessableEntity)]
    [InlineData("toAccount", "", "field_missing", HttpStatusCode.BadRequest)]
    [InlineData("toAccount", "SBX-NOBODY", "account_unknown", HttpStatusCode.NotFound)]
    [InlineData("payerName", "", "field_missing", HttpStatusCode.BadRequest)]
    [InlineData("reference", "a\nb", "field_malformed", HttpStatusCode.BadRequest)]
    [InlineData("valueDate", "24/11/2026", "date_malformed", HttpStatusCode.BadRequest)]
    [InlineData("behaviour", "lost", "behaviour_unknown", HttpStatusCode.BadRequest)]
    [InlineData("refrence", "ORD-1", "body_malformed", HttpStatusCode.BadRequest)]
    public async Task A_transfer_with_a_bad_field_is_refused_by_name(
        string field, string value, string code, HttpStatusCode status)
    {
        string account = await Account();
        JsonObject transfer = Good(account);
        transfer[field] = value;

        Assert.Equal((status, code), await Problem(await Post("api/transfers", transfer)));
        Assert.Empty(await Lines(account));
    }

    [Fact]
    public async Task A_short_transfer_that_the_charge_would_eat_up_is_refused()
    {
        JsonObject transfer = Good(await Account());
        transfer["amount"] = "0.01";
        transfer["behaviour"] = "short";
        (HttpStatusCode Status, string? Code) problem = await Problem(await Post("api/transfers", transfer));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "amount_too_small"), problem);
    }

    [Theory]
    [InlineData("{\"seconds\": 1.5}", "application/json", "body_malformed")]
    [InlineData("{\"seconds\": 60", "application/json", "body_malformed")]
    [InlineData("null", "application/json", "body_malformed")]
    [InlineData("{\"seconds\": 60}", "text/plain", "body_malformed")]
    [InlineData("{\"seconds\": 60, \"seconds\": 61}", "application/json", "body_malformed")]
    [InlineData("{}", "application/json", "field_malformed")]
    [InlineData("{\"seconds\": -1}", "application/json", "field_malformed")]
    [InlineData("{\"seconds\": 99999999999}", "application/json", "field_malformed")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string contentType, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        var uri = new Uri("api/clock/advance", UriKind.Relative);
        HttpResponseMessage response = await Http.PostAsync(uri, content, Cancellation);
        Assert.Equal((HttpStatusCode.BadRequest, code), await Problem(response));
    }

    [Theory]
    [InlineData("after=x", "cursor_malformed", HttpStatusCode.BadRequest)]
    [InlineData("after=-1", "cursor_malformed", HttpStatusCode.BadRequest)]
    [InlineData("after=1", "cursor_unknown", HttpStatusCode.Conflict)]
    [InlineData("limit=0", "field_malformed", HttpStatusCode.BadRequest)]
    [InlineData("limit=501", "field_malformed", HttpStatusCode.BadRequest)]
    public async Task A_statement_that_cannot_be_drawn_is_refused(string query, string code, HttpStatusCode status)
    {
        var uri = new Uri($"api/accounts/{await Account()}/statement?{query}", UriKind.Relative);
        Assert.Equal((status, code), await Problem(await Http.GetAsync(uri, Cancellation)));
    }

    [Fact]
    public async Task An_account_opened_again_under_its_name_is_the_same_one()
    {
        string first = await Account("Duty");
        Assert.StartsWith("SBX-", first, StringComparison.Ordinal);
        Assert.Equal(first, await Account("Duty"));
        Assert.NotEqual(first, await Account("Freight"));
    }

    [Theory]
    [InlineData("Escrow", "USD", null, "account_differs", HttpStatusCode.Conflict)]
    [InlineData("Fees", "THB", "SBX-MINE-1", "account_number_taken", HttpStatusCode.Conflict)]
    [InlineData("Fees", "THB", "TH12-3456", "account_number_not_sandbox", HttpStatusCode.BadRequest)]
    [InlineData(" ", "THB", null, "field_missing", HttpStatusCode.BadRequest)]
    [InlineData("Fees", "XXX", null, "currency_unknown", HttpStatusCode.BadRequest)]
    public async Task An_account_that_cannot_be_opened_is_refused(
        string name, string currency, string? number, string code, HttpStatusCode status)
    {
        using HttpResponseMessage opened = await Post(
            "api/accounts", new JsonObject { ["name"] = "Escrow", ["currency"] = "THB", ["number"] = "SBX-MINE-1" });
        Assert.True(opened.IsSuccessStatusCode);

        var body = new JsonObject { ["name"] = name, ["currency"] = currency, ["number"] = number };
        Assert.Equal((status, code), await Problem(await Post("api/accounts", body)));
    }

    [Fact]
    public async Task A_refused_payout_request_does_not_use_up_its_key()
    {
        string account = await Account();
        await Transfer(account, "10.00", "ORD-1");
        Outcome<PayoutAnswer> malformed = await Client.Pay(Payout(account, "0.00"), Cancellation);
        Assert.Equal("amount_not_positive", malformed.Refusal?["code"]);
        Assert.True((await Client.Pay(Payout(account, "1.00"), Cancellation)).Value.IsAccepted);
    }

    [Fact]
    public async Task A_host_name_that_is_not_this_computers_is_turned_away()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health");
        request.Headers.Host = "bank.example";
        using HttpResponseMessage response = await Http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static JsonObject Good(string account) => new()
    {
        ["toAccount"] = account,
        ["amount"] = "100.00",
        ["currency"] = "THB",
        ["reference"] = "ORD-1",
        ["payerName"] = "Hanako Yamada",
    };

    private static async Task<(HttpStatusCode Status, string? Code)> Problem(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            JsonNode? problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal((int)response.StatusCode, (int?)problem?["status"]);
            Assert.DoesNotContain("{", (string?)problem?["detail"], StringComparison.Ordinal);
            return (response.StatusCode, (string?)problem?["code"]);
        }
    }
}
