using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Bank;
using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What the first screen lets a visitor try to break.</summary>
public sealed class BreakingTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task The_last_unit_goes_to_one_of_two_and_the_next_who_tries_finds_one_again()
    {
        foreach (string key in (string[])["first try", "second try"])
        {
            string page = (await Try("last_unit", key)).Done().Text;
            Assert.Single(Regex.Matches(page, "data-taken="));
            Assert.Contains("data-code=\"balance_short\"", page, StringComparison.Ordinal);
            Assert.Contains("data-clean=\"yes\"", page, StringComparison.Ordinal);
        }
        long entries = await Site.Entries();
        string again = (await Try("last_unit", "second try")).Done().Text;
        Assert.Contains("data-taken=", again, StringComparison.Ordinal);
        Assert.Equal(entries, await Site.Entries());
    }

    /// <summary>Two lenders' offers for one order are taken at once: one of them has it.</summary>
    [Fact]
    public async Task An_order_is_pledged_to_one_of_two_lenders()
    {
        DemoLenders lenders = Site.Services.GetRequiredService<DemoLenders>();
        Assert.Contains(
            "data-code=\"offers_too_few\"", (await Try("pledge", "nobody lends yet")).Text, StringComparison.Ordinal);
        Assert.Null(await lenders.Load(Site.Now));
        using (var bank = new HttpClient { BaseAddress = Site.Bank.Address })
            foreach (SandboxTransfer deposit in await lenders.Deposits(Site.Now))
                Assert.Null(await deposit.HandIn(bank));
        await Wait.Until(
            async () => (await lenders.Deposits(Site.Now)).Count == 0, TestContext.Current.CancellationToken);
        string page = (await Try("pledge", "a pledge")).Done().Text;
        Assert.Matches("data-code=\"(order_already_pledged|offer_gone)\"", page);
        Assert.Contains("data-clean=\"yes\"", page, StringComparison.Ordinal);
        string reference = Regex.Match(page, "data-pledged=\"([^\"]+)\"").Groups[1].Value;
        Assert.NotNull((await Site.Record(reference)).Loan);
        // The lender is who the visitor can be, and has it on its list.
        Answer lender = await Site.BeDemo("lender", null);
        Assert.EndsWith("/lending", lender.Done(302).Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_invoice_is_found_out_by_the_figure_that_was_changed()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_in_full", reference)).Done(302);
        string order = (await Site.Record(reference)).Order.ToString();
        _ = (await Site.Post(
            $"/api/v1/firms/{Site.Firm}/orders/{order}/ship",
            new { carrier = "Demo Air Cargo", tracking = "DAC-7", on = Site.Today() }, Site.Seller)).Done();
        string page = (await Try("paper", "a forgery", reference)).Done().Text;
        Assert.Equal(
            ["LegalMonetaryTotal/PayableAmount"],
            Regex.Matches(page, "data-path=\"([^\"]+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("data-clean=\"yes\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_on_the_list_is_not_tried() =>
        Assert.Equal(400, (await Try("everything", "a key")).Code);

    private async Task<Answer> Try(string what, string key, string? reference = null) => await Site.Submit(
        "/demo/try", await Site.Read("/", Credentials.None), ("what", what), ("form-key", key),
        ("order", reference ?? ""));
}
