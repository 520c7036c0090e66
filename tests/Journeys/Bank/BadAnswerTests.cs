using System.Net;
using Sampan.Host.Bank;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Bank;

/// <summary>The platform's client before a bank that is slow or talks nonsense: always a refusal.</summary>
public sealed class BadAnswerTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    private const string Line =
        """
        {"lineId":"1","cursor":"1","bookedAt":"2026-11-24T00:00:00Z","valueDate":"2026-11-24","amount":"1.00",
        "currency":"THB","reference":"","counterpartyName":"","counterpartyAccount":"","kind":"credit"}
        """;

    [Fact]
    public async Task A_bank_that_does_not_answer_in_time_is_unavailable()
    {
        using var http = new HttpClient(new Stub(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new HttpResponseMessage();
        }))
        { BaseAddress = Nowhere, Timeout = TimeSpan.FromMilliseconds(1) };

        Refusal? refusal = (await Ask(http)).Refusal;
        Assert.Equal(BankRefusals.Unavailable, refusal?.Code);
        Assert.Equal("timeout", refusal?["cause"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{\"code\":\"data_folder_unusable\"}")]
    [InlineData(HttpStatusCode.TooManyRequests, "{\"code\":\"slow_down\"}")]
    [InlineData(HttpStatusCode.NotFound, "<html>not the bank at all</html>")]
    [InlineData(HttpStatusCode.Found, "")]
    public async Task An_answer_that_is_no_success_and_no_word_of_the_banks_is_unavailable(
        HttpStatusCode status, string body)
    {
        Refusal? refusal = (await Ask(status, body)).Refusal;
        Assert.Equal(BankRefusals.Unavailable, refusal?.Code);
        Assert.Equal($"{(int)status}", refusal?["cause"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"lines\":[]}")]
    [InlineData("""{"lines":[],"nextCursor":"","hasMore":true,"closingBalance":"0.00","currency":"THB"}""")]
    [InlineData("""{"lines":[],"nextCursor":"1","hasMore":false,"closingBalance":"","currency":"THB"}""")]
    [InlineData("""{"lines":null,"nextCursor":"","hasMore":false,"closingBalance":"0.00","currency":"THB"}""")]
    [InlineData("""{"lines":[null],"nextCursor":"","hasMore":false,"closingBalance":"0.00","currency":"THB"}""")]
    public async Task A_statement_of_the_wrong_shape_is_malformed(string body) =>
        Assert.Equal(BankRefusals.AnswerMalformed, (await Ask(HttpStatusCode.OK, body)).Refusal?.Code);

    [Theory]
    [InlineData("\"1.00\"", "\"1.001\"")]
    [InlineData("\"1.00\"", "1.00")]
    [InlineData("\"1.00\"", "\"-1.00\"")]
    [InlineData("\"THB\"", "\"BTC\"")]
    [InlineData("\"THB\"", "\"USD\"")]
    [InlineData("\"credit\"", "\"gift\"")]
    [InlineData("\"credit\"", "\"debit\"")]
    [InlineData("\"valueDate\":\"2026-11-24\"", "\"valueDate\":\"2569-13-24\"")]
    [InlineData("\"2026-11-24T00:00:00Z\"", "\"yesterday\"")]
    [InlineData("\"lineId\":\"1\"", "\"lineId\":\"\"")]
    [InlineData("\"lineId\":\"1\"", "\"lineId\":null")]
    public async Task One_bad_line_makes_the_whole_page_malformed(string good, string bad)
    {
        Assert.False((await Ask(HttpStatusCode.OK, Statement(Line))).IsRefused);
        string spoilt = Line.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Line, spoilt);
        Outcome<StatementPage> outcome = await Ask(HttpStatusCode.OK, Statement(spoilt));
        Assert.Equal(BankRefusals.AnswerMalformed, outcome.Refusal?.Code);
    }

    private static string Statement(string line) =>
        $$"""{"lines":[{{line}}],"nextCursor":"1","hasMore":false,"closingBalance":"1.00","currency":"THB"}""";

    private async Task<Outcome<StatementPage>> Ask(HttpStatusCode status, string body)
    {
        using var http = new HttpClient(new Stub(_ => Task.FromResult(
            new HttpResponseMessage(status) { Content = new StringContent(body) })))
        { BaseAddress = Nowhere };
        return await Ask(http);
    }

    private static Task<Outcome<StatementPage>> Ask(HttpClient http) =>
        new SandboxBankClient(http).StatementAfter("A", "", TestContext.Current.CancellationToken);

    private sealed class Stub(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellation) =>
            answer(cancellation);
    }
}
