using System.Text.RegularExpressions;

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
