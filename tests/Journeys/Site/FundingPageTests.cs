using System.Text;
using System.Text.RegularExpressions;
using Sampan.Finance;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Lenders and borrowers on their pages.</summary>
public sealed partial class FundingPageTests(OneSite one) : IClassFixture<OneSite>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_lender_joins_alone_and_a_sellers_order_pays_it_back(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (Credentials lender, string lending) = await Lenders.Join(site);
        Offered order = await site.Paid(100, waitForRounds: false);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string funding = $"/desk/{site.Firm}/orders/{order.Order}/funding";
        Assert.Contains("No lender is here yet", (await site.Get(funding, seller)).Done().Plain(), Ordinal);

        // The lender writes its rule and pays in; the order's page then names the offer.
        Answer saved = await site.Fill($"{lending}/mandates/new", $"{lending}/mandates/new", lender, Lenders.Rule);
        Assert.Equal(302, saved.Code);
        Assert.Contains(
            "data-code=\"funding_limit_reached\"", (await site.Get(funding, seller)).Done().Text, Ordinal);
        await Lenders.PayIn(site, lending, lender, "20000.00");
        Assert.Matches("id=\"wallet\">[^<]*20,000.00", (await site.Get(lending, lender)).Done().Text);
        Answer offers = (await site.Get(funding, seller)).Done();
        string mandate = Regex.Match(offers.Text, "data-mandate=\"([0-9a-z]{26})\"").Groups[1].Value;
        Assert.Contains(
            "Offers: 1.", (await site.Get($"/desk/{site.Firm}/orders/{order.Order}", seller)).Done().Plain(), Ordinal);

        Answer offer = (await site.Get($"{funding}?mandate={mandate}&principal=5000", seller)).Done();
        (string, string)[] taking = [.. Hidden(offer), ("sure", "yes")];
        Assert.Equal("5000.00", taking.First(field => field.Item1 == "principal").Item2);
        Answer taken = await site.Fill($"{funding}?mandate={mandate}", funding, seller, taking);
        Assert.Equal($"{funding}?done=taken", taken.Response.Headers.Location?.ToString());
        Assert.Matches("data-owed=\"505000\"", (await site.Get(funding, seller)).Done().Text);
        Assert.Equal(409, (await site.Fill(funding, funding, seller, taking)).Code);
        await site.Round();
        await BothHoldTheAgreement(site, seller, funding, lender, lending);
        TradeRecord pledged = await site.Record(order.Reference);
        Assert.Equal(500_000, pledged.Loan?.Terms.Principal.Minor);
        Assert.Matches("id=\"out\">[^<]*5,000.00", (await site.Get(lending, lender)).Done().Text);

        string told = Texts.In("en")["fact.order_pledged"].Split('{')[0];
        Assert.Contains(told, (await site.Get($"/desk/{site.Firm}/orders/{order.Order}", seller)).Done().Text, Ordinal);
        // The buyer is not shown what the seller borrows: neither on the page nor by the API, nor in the ledger.
        foreach (string page in (string[])[$"/o/{order.Token}", $"/o/{order.Token}/ledger", Trades.LinkUrl(order)])
        {
            Answer shown = (await site.Get(page)).Done();
            Assert.DoesNotContain("loan", shown.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("order.pledged", shown.Text, Ordinal);
            Assert.DoesNotContain(told, shown.Text, Ordinal);
        }

        await site.Ship(order);
        _ = (await site.Post(Trades.LinkUrl(order, "/arrived"), new { on = site.Today() })).Done();
        await site.Round();
        site.Clock.Skip(TimeSpan.FromDays(3));
        await site.Round();
        await site.Round();
        // What the seller is sent would tell what was kept for the lender.
        TradeRecord whole = await site.Record(order.Reference);
        OrderPayout sent = Assert.Single(whole.Payouts);
        Answer shownToBuyer = (await site.Get(Trades.LinkUrl(order))).Done();
        Assert.DoesNotContain($"{sent.Id}", shownToBuyer.Text, Ordinal);
        Answer moves = (await site.Get(Trades.LinkUrl(order, "/moves"))).Done();
        Assert.DoesNotContain("transit", moves.Text, Ordinal);
        Assert.Contains(whole.Released!.Payable.AmountText, moves.Text, Ordinal);
        Assert.Contains("Everything is paid back", (await site.Get(funding, seller)).Done().Plain(), Ordinal);
        Assert.Matches("id=\"earned\">[^<]*50.00", (await site.Get(lending, lender)).Done().Text);
        foreach (string page in (string[])[$"/o/{order.Token}", $"/o/{order.Token}/ledger", Trades.LinkUrl(order)])
            Assert.DoesNotContain("loan", (await site.Get(page)).Done().Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>The same bytes for both sides, signed; nobody else is given them.</summary>
    private static async Task BothHoldTheAgreement(
        RunningSite site, Credentials seller, string funding, Credentials lender, string lending)
    {
        string listed = LoanMark().Match((await site.Get(lending, lender)).Done().Text).Groups[1].Value;
        string own = $"{funding}?handler=Agreement", lent = $"{lending}?handler=Agreement&loan={listed}";
        Answer paper = (await site.Get(own, seller)).Done();
        Assert.Equal(paper.Text, (await site.Get(lent, lender)).Done().Text);
        Assert.Equal(("5000.00", "THB.test", listed), (paper["principal"], paper["currency"], paper["loan"]));
        byte[] key = Convert.FromHexString((await site.Get("/signing-key.txt")).Done().Text);
        byte[] signature = (await site.Get($"{own}&part=sig", seller)).Done().Bytes;
        Assert.Equal(signature, (await site.Get($"{lent}&part=sig", lender)).Done().Bytes);
        Assert.True(SigningKey.Verify(key, paper.Bytes, signature));
        byte[] altered = Encoding.UTF8.GetBytes(paper.Text.Replace("5000.00", "6000.00", Ordinal));
        Assert.False(SigningKey.Verify(key, altered, signature));
        (Credentials other, string others) = await Lenders.Join(site);
        Assert.Equal(404, (await site.Get($"{others}?handler=Agreement&loan={listed}", other)).Code);
        Assert.Equal(404, (await site.Get(own, other)).Code);
        Assert.Equal(404, (await site.Get($"{lending}?handler=Agreement&loan=none", lender)).Code);
    }

    /// <summary>An order that came to nothing meanwhile says so, and is no error.</summary>
    [Fact]
    public async Task Nothing_is_lent_on_an_order_that_was_cancelled()
    {
        Offered order = await One.Paid(20, waitForRounds: false);
        _ = (await One.Post(One.OrderUrl(order, "/cancel"), new { }, One.Seller)).Done();
        Credentials seller = await One.SignIn(DemoWorld.SellerEmail);
        string funding = $"/desk/{One.Firm}/orders/{order.Order}/funding";
        foreach (string address in (string[])[funding, $"{funding}?mandate=x&principal=1"])
        {
            Answer answer = await One.Get(address, seller);
            Assert.Equal(422, answer.Code);
            Assert.Contains("data-code=\"order_not_fundable\"", answer.Text, Ordinal);
        }
    }

    /// <summary>A bank that spells the name otherwise: the money waits, and an operator finds whose it is.</summary>
    [Fact]
    public async Task An_operator_gives_a_lender_the_money_that_waited()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Credentials lender, string lending) = await Lenders.Join(site);
        // The first of the two transfers came in another name and waits.
        await Lenders.PayIn(site, lending, lender, "700.00");
        string reference = Lenders.ReferenceMark().Match((await site.Get(lending, lender)).Text).Groups[1].Value;
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Answer page = (await site.Get("/operator", @operator)).Done();
        string line = Regex.Match(page.Text, "name=\"line\" value=\"([0-9a-z]{26})\"").Groups[1].Value;
        Answer matched = await site.Fill(
            "/operator", "/operator?handler=Match", @operator, ("line", line), ("reference", reference));
        Assert.Equal("/operator?done=matched", matched.Header("Location"));
        await site.Round();
        Assert.Matches("id=\"wallet\">[^<]*1,400.00", (await site.Get(lending, lender)).Done().Text);
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>What is missing is named and led to; once it is there, the same order is offered.</summary>
    [Fact]
    public async Task A_declined_seller_mends_the_reason_and_is_offered()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Credentials lender, string lending) = await Lenders.Join(site);
        _ = await site.Fill($"{lending}/mandates/new", $"{lending}/mandates/new", lender, Lenders.Rule);
        await Lenders.PayIn(site, lending, lender, "20000.00");
        Offered order = await site.Paid(100, waitForRounds: false);
        await Lenders.NameTaxId(site, "");
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string funding = $"/desk/{site.Firm}/orders/{order.Order}/funding";
        Answer declined = (await site.Get(funding, seller)).Done();
        Assert.Contains("data-code=\"funding_evidence_missing\"", declined.Text, Ordinal);
        Assert.Contains($"href=\"/desk/{site.Firm}/settings\"", Part(declined, "data-declined"), Ordinal);
        Assert.DoesNotContain("data-mandate=", declined.Text, Ordinal);
        await Lenders.NameTaxId(site, "0000000000000");
        Answer offered = (await site.Get(funding, seller)).Done();
        Assert.Contains("data-mandate=", offered.Text, Ordinal);
        Assert.DoesNotContain("data-declined=", offered.Text, Ordinal);
    }

    [Theory]
    [InlineData("rate-bps", "12.505", "number_malformed")]
    [InlineData("rate-bps", "much", "number_malformed")]
    [InlineData("rate-bps", "101", "mandate_value")]
    [InlineData("least", "1,000", "amount_malformed")]
    [InlineData("least", "0.001", "amount_too_fine")]
    [InlineData("most", "999", "mandate_reversed")]
    [InlineData("limit-total", "", "amount_malformed")]
    [InlineData("advance-percent", "101", "mandate_value")]
    [InlineData("tenor-days", "-1", "number_malformed")]
    [InlineData("lanes", "TH>JP", "country_malformed")]
    [InlineData("chapters", "8", "number_malformed")]
    [InlineData("chapters", "98", "mandate_value")]
    [InlineData("currency", "baht", "currency_unknown")]
    [InlineData("valid-until", "2025-12-31", "mandate_reversed")]
    [InlineData("valid-until", "soon", "date_malformed")]
    [InlineData("name", "", "mandate_value")]
    public async Task A_wrong_field_is_named_and_nothing_typed_is_lost(string field, string value, string code)
    {
        (Credentials lender, string lending) = await Shared();
        (string, string)[] typed = [.. Lenders.Rule.Where(f => f.Field != field), (field, value)];
        Answer answer = await One.Fill($"{lending}/mandates/new", $"{lending}/mandates/new", lender, typed);
        Assert.Equal(400, answer.Code);
        Assert.Contains($"data-code=\"{code}\"", answer.Text, Ordinal);
        Assert.Matches(
            $"id=\"f-{field}\"[^>]*aria-invalid=\"true\"|aria-invalid=\"true\"[^>]*id=\"f-{field}\"", answer.Text);
        if (field != "lanes") Assert.Contains("value=\"TH-JP, th-sg\"", answer.Text, Ordinal);
        Assert.Matches("name=\"stages\" value=\"Secured\" checked", answer.Text);
        Assert.DoesNotMatch("name=\"stages\" value=\"Shipped\" checked", answer.Text);
    }

    [Theory]
    [InlineData("principal", "1.00", 400, "principal_out_of_range")]
    [InlineData("principal", "900000", 400, "principal_out_of_range")]
    [InlineData("principal", "five", 400, "amount_malformed")]
    [InlineData("sure", "", 400, "confirmation_missing")]
    [InlineData("total", "1", 409, "offer_gone")]
    [InlineData("version", "7", 409, "offer_gone")]
    [InlineData("mandate", "nonsense", 409, "offer_gone")]
    [InlineData("mandate", "01kb6ehk00fn68jjwwh2zgkkjg", 409, "offer_gone")]
    public async Task An_offer_is_taken_as_shown_or_not_at_all(string field, string value, int status, string code)
    {
        (Credentials lender, string lending) = await Shared();
        string mandate = await Mandate(lending, lender);
        Offered order = await One.Paid(100, waitForRounds: false);
        Credentials seller = await One.SignIn(DemoWorld.SellerEmail);
        string funding = $"/desk/{One.Firm}/orders/{order.Order}/funding";
        Answer offer = (await One.Get($"{funding}?mandate={mandate}&principal=2000", seller)).Done();
        (string, string)[] taking =
            [.. Hidden(offer).Append(("sure", "yes")).Where(f => f.Item1 != field), (field, value)];
        Answer answer = await One.Fill($"{funding}?mandate={mandate}", funding, seller, taking);
        Assert.Equal(status, answer.Code);
        Assert.Contains($"data-code=\"{code}\"", answer.Text, Ordinal);
        Assert.Null((await One.Record(order.Reference)).Loan);
    }

    [Theory]
    [InlineData("1", 400, "principal_out_of_range")]
    [InlineData("x", 400, "amount_malformed")]
    public async Task An_amount_in_the_address_is_read_or_refused(string principal, int status, string code)
    {
        (Credentials lender, string lending) = await Shared();
        string mandate = await Mandate(lending, lender);
        Offered order = await One.Paid(100, waitForRounds: false);
        Credentials seller = await One.SignIn(DemoWorld.SellerEmail);
        Answer answer = await One.Get(
            $"/desk/{One.Firm}/orders/{order.Order}/funding?mandate={mandate}&principal={principal}", seller);
        Assert.Equal(status, answer.Code);
        Assert.Contains($"data-code=\"{code}\"", answer.Text, Ordinal);
    }

    /// <summary>The same rule as a file: read into the form, and every field that is wrong is told at once.</summary>
    [Fact]
    public async Task A_mandate_is_read_from_json_tried_stopped_and_downloaded()
    {
        (Credentials lender, string lending) = await Shared();
        string mandate = await Mandate(lending, lender);
        string page = $"{lending}/mandates/{mandate}";
        string json = (await One.Get($"{page}?handler=File", lender)).Done().Text;
        Assert.Equal(1_250, MandateFile.Read(json, out _)!.RateBps);
        string changed = json.Replace("\"rate_bps\": 1250", "\"rate_bps\": 1325", Ordinal);
        Answer read =
            (await One.Fill(page, $"{page}?handler=Read", lender, ("version", "1"), ("json", changed))).Done();
        Assert.Matches("id=\"f-rate-bps\"[^>]*value=\"13.25\"|value=\"13.25\"[^>]*id=\"f-rate-bps\"", read.Text);
        Answer wrong = await One.Fill(page, $"{page}?handler=Read", lender, ("version", "1"), ("json", "{}"));
        Assert.Equal(400, wrong.Code);
        Assert.Contains("data-field=\"rate_bps\"", wrong.Text, Ordinal);
        Assert.Contains("data-field=\"valid_until\"", wrong.Text, Ordinal);

        (string, string)[] same = [.. Lenders.Rule, ("version", "1")];
        Answer tried = (await One.Fill(page, $"{page}?handler=Try", lender, same)).Done();
        Assert.Contains("data-trial=\"now\"", tried.Text, Ordinal);
        Assert.Contains("data-trial=\"then\"", tried.Text, Ordinal);

        Answer moved = await One.Fill(page, $"{page}?handler=Stop", lender, ("version", "9"));
        Assert.Equal(409, moved.Code);
        Assert.Contains("data-code=\"mandate_moved\"", moved.Text, Ordinal);
        Assert.Equal(302, (await One.Fill(page, $"{page}?handler=Stop", lender, ("version", "1"))).Code);
        Assert.Contains("Stopped", (await One.Get(page, lender)).Done().Plain(), Ordinal);
    }

    [Fact]
    public async Task A_lender_takes_money_out_to_the_account_it_has_named()
    {
        (Credentials lender, string lending) = await Shared();
        string withdraw = $"{lending}?handler=Withdraw";
        Answer nowhere = await One.Fill(lending, withdraw, lender, ("amount", "100"));
        Assert.Contains("data-code=\"payout_account_missing\"", nowhere.Text, Ordinal);
        string settings = lending.Replace("/lending", "/settings", Ordinal);
        Assert.Equal(302, (await One.Fill(settings, $"{settings}?handler=Payout", lender,
            ("bank", "SANDBOX"), ("number", "SBX-LENDER-7"), ("holder", "Lender"))).Code);
        foreach ((string amount, string code) in ((string, string)[])
            [("20000.01", "wallet_short"), ("0", "withdrawal_not_positive"), ("all", "amount_malformed")])
        {
            Answer refused = await One.Fill(lending, withdraw, lender, ("amount", amount));
            Assert.Contains($"data-code=\"{code}\"", refused.Text, Ordinal);
            Assert.Contains($"value=\"{amount}\"", refused.Text, Ordinal);
        }
        Assert.Equal(
            $"{lending}?done=withdrawn",
            (await One.Fill(lending, withdraw, lender, ("amount", "20000"))).Header("Location"));
        await One.Round();
        Assert.Matches("id=\"wallet\">[^<]*0.00", (await One.Get(lending, lender)).Done().Text);
        Credentials @operator = await One.SignIn(DemoWorld.OperatorEmail);
        foreach (string state in (string[])["asked", "instructed", "settled"])
            _ = (await One.Get($"/operator/payouts?state={state}", @operator)).Done();
    }

    [Fact]
    public async Task A_firm_that_sells_has_no_lenders_pages()
    {
        Credentials seller = await One.SignIn(DemoWorld.SellerEmail);
        Assert.Equal(404, (await One.Get($"/desk/{One.Firm}/lending", seller)).Code);
        Assert.Equal(404, (await One.Get($"/desk/{One.Firm}/lending/mandates/new", seller)).Code);
    }

    private RunningSite One => one.Site;

    /// <summary>A lender with money on the site that these tests share; each call is another lender.</summary>
    private async Task<(Credentials Lender, string Lending)> Shared()
    {
        (Credentials lender, string lending) = await Lenders.Join(One);
        await Lenders.PayIn(One, lending, lender, "20000.00");
        return (lender, lending);
    }

    private async Task<string> Mandate(string lending, Credentials lender)
    {
        _ = await One.Fill($"{lending}/mandates/new", $"{lending}/mandates/new", lender, Lenders.Rule);
        Answer page = (await One.Get(lending, lender)).Done();
        return MandateMark().Match(page.Text).Groups[1].Value;
    }

    /// <summary>What the form that takes the offer sends along.</summary>
    private static IEnumerable<(string, string)> Hidden(Answer offer) => HiddenMark().Matches(offer.Text)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
        .Where(field => field.Item1 is "mandate" or "principal" or "version" or "total").DistinctBy(f => f.Item1);

    private static string Part(Answer page, string mark)
    {
        int from = page.Text.IndexOf(mark, Ordinal);
        return page.Text[from..page.Text.IndexOf("</li>", from, Ordinal)];
    }

    [GeneratedRegex("data-mandate=\"([0-9a-z]{26})\"")]
    private static partial Regex MandateMark();

    [GeneratedRegex("handler=Agreement&amp;loan=([0-9a-z]{26})")]
    private static partial Regex LoanMark();

    [GeneratedRegex("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenMark();
}
