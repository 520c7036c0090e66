using System.Net;
using System.Text.RegularExpressions;
using Sampan.Journeys.Bank;

namespace Sampan.Tests.Journeys.Bank;

/// <summary>The form as a browser without JavaScript uses it: what is sent is what the page holds.</summary>
public sealed partial class FormTests(RunningBank bank) : BankTest(bank), IClassFixture<RunningBank>
{
    private const string Return = "http://127.0.0.1:5000/orders/1?lang=th";

    [Fact]
    public async Task A_payer_follows_a_link_sends_the_form_and_finds_the_way_back()
    {
        string account = await Account();
        string form = await Page(Link(account, Return));
        Assert.Contains("SANDBOX BANK – no real money", form, StringComparison.Ordinal);

        using HttpResponseMessage sent = await Send(Fields(form));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        string receipt = await Page(sent.Headers.Location!.ToString());
        Assert.Contains($"href=\"{Return}\"", WebUtility.HtmlDecode(receipt), StringComparison.Ordinal);

        StatementLine line = Assert.Single(await Lines(account));
        Assert.Equal(Baht("4350.00"), line.Amount);
        Assert.Equal("ORD <1>", line.Reference);
    }

    [Fact]
    public async Task A_behaviour_can_be_chosen_on_the_form()
    {
        string account = await Account();
        Dictionary<string, string> fields = Fields(await Page(Link(account, Return)));
        Assert.Equal("normal", fields["behaviour"]);
        fields["behaviour"] = "twice";
        using HttpResponseMessage sent = await Send(fields);

        Assert.Equal(2, (await Lines(account)).Count);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_moves_nothing()
    {
        string account = await Account();
        Dictionary<string, string> fields = Fields(await Page(Link(account, Return)));
        Assert.True(fields.Remove("__RequestVerificationToken"));
        using HttpResponseMessage sent = await Send(fields);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Empty(await Lines(account));
    }

    [Fact]
    public async Task A_form_with_another_visitors_token_is_refused()
    {
        string account = await Account();
        Dictionary<string, string> fields = Fields(await Page(Link(account, Return)));
        using var stranger = new HttpClient { BaseAddress = Http.BaseAddress };
        using var body = new FormUrlEncodedContent(fields);
        using HttpResponseMessage sent = await stranger.PostAsync(new Uri("/", UriKind.Relative), body, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Empty(await Lines(account));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("http://localhost@evil.example/")]
    [InlineData("http://user@localhost/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/orders/1")]
    public async Task A_return_address_elsewhere_is_never_shown(string address)
    {
        string account = await Account();
        string form = await Page(Link(account, address));
        Assert.Equal("", Fields(form)["return"]);

        Dictionary<string, string> fields = Fields(form);
        fields["return"] = address;
        using HttpResponseMessage sent = await Send(fields);
        string receipt = await Page(sent.Headers.Location!.ToString());
        Assert.DoesNotContain("class=\"back\"", receipt, StringComparison.Ordinal);

        string forged = await Page($"{sent.Headers.Location.AbsolutePathOf()}?return={Uri.EscapeDataString(address)}");
        Assert.DoesNotContain("class=\"back\"", forged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_is_shown_again_with_the_reason_and_what_was_typed()
    {
        string account = await Account();
        Dictionary<string, string> fields = Fields(await Page(Link(account, Return)));
        fields["amount"] = "12.345";
        using HttpResponseMessage sent = await Send(fields);

        string page = await sent.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("more decimals than the currency: 12.345", page, StringComparison.Ordinal);
        Assert.Equal("12.345", Fields(page)["amount"]);
        Assert.Equal(Return, Fields(page)["return"]);
    }

    [Fact]
    public async Task The_statement_page_shows_lines_as_text_and_the_balance()
    {
        string account = await Account("<Escrow>");
        await Transfer(account, "100.00", "<script>");
        string page = await Page($"accounts/{account}");

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("balance <span class=\"money\">100.00 THB</span>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("accounts/{account}")]
    public async Task A_page_runs_no_script_and_fetches_nothing_from_elsewhere(string path)
    {
        string address = path.Replace("{account}", await Account(), StringComparison.Ordinal);
        using HttpResponseMessage response = await Http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        string page = await response.Content.ReadAsStringAsync(Cancellation);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts/SBX-NOBODY")]
    [InlineData("transfers/SBXT-99999999")]
    public async Task A_page_about_nothing_is_not_found(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Link(string account, string back) =>
        $"?to={account}&amount=4350.00&currency=THB&reference={Uri.EscapeDataString("ORD <1>")}"
        + $"&return={Uri.EscapeDataString(back)}";

    private async Task<string> Page(string path)
    {
        var uri = new Uri(path, UriKind.RelativeOrAbsolute);
        using HttpResponseMessage response = await Http.GetAsync(uri, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<HttpResponseMessage> Send(Dictionary<string, string> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        return await Http.PostAsync(new Uri("/", UriKind.Relative), body, Cancellation);
    }

    /// <summary>What a browser would send: every text field, and of a choice the one that is checked.</summary>
    private static Dictionary<string, string> Fields(string page) => Inputs().Matches(page)
        .Select(match => match.Value)
        .Where(input => !input.Contains("type=\"radio\"", StringComparison.Ordinal)
            || input.Contains("checked", StringComparison.Ordinal))
        .ToDictionary(input => Attribute(input, "name"), input => Attribute(input, "value"));

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"""\b{name}="([^"]*)" """.TrimEnd()).Groups[1].Value);

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();
}

internal static class Addresses
{
    /// <summary>The path of a redirect, which may be given without a host.</summary>
    public static string AbsolutePathOf(this Uri address) => address.ToString().Split('?')[0];
}
