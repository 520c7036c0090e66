using System.Text.RegularExpressions;
using Sampan.Host.Demo;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Site;

/// <summary>The desk's form for an order link of several products.</summary>
public sealed class OfferPageTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    private string Page => $"/desk/{Site.Firm}/offer/{Site.Mango.Id}";

    [Fact]
    public async Task A_seller_puts_a_product_beside_the_first_sees_the_price_and_makes_one_order()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        Listing other = await Site.OtherGoods();
        (string, string)[] typed = [("units", "40"), ("to", "JP"), ("place", "Osaka")];

        // Chosen and pressed at once: the price is shown before anything is made.
        Answer shown = (await Site.Fill(Page, Page, seller, [.. typed, ("add", $"{other.Id}")])).Done();
        Assert.DoesNotContain("id=\"link\"", shown.Text, StringComparison.Ordinal);
        Assert.Matches($"name=\"also\" value=\"{other.Id}\"", shown.Text);
        Assert.Matches($"name=\"also-units\"[^>]* value=\"{other.Terms.Minimum}\"", shown.Text);
        Assert.Contains("2 products to Japan", shown.Plain(), StringComparison.Ordinal);

        Answer made = (await Site.Fill(Page, Page, seller,
            [.. typed, ("also", $"{other.Id}"), ("also-units", $"{other.Terms.Minimum}")])).Done();
        OrderTerms terms = (await Site.Record(Regex.Match(made.Text, "SP-[0-9A-Z-]+").Value)).Terms;
        Assert.Equal([40, other.Terms.Minimum], terms.Lines.Select(line => line.Units));
    }

    [Fact]
    public async Task A_product_without_a_number_is_taken_out()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        Listing other = await Site.OtherGoods();
        Answer made = (await Site.Fill(Page, Page, seller,
            ("units", "40"), ("to", "JP"), ("place", "Osaka"), ("also", $"{other.Id}"), ("also-units", " "))).Done();
        OrderTerms terms = (await Site.Record(Regex.Match(made.Text, "SP-[0-9A-Z-]+").Value)).Terms;
        Assert.Equal([40L], terms.Lines.Select(line => line.Units));
    }

    [Theory]
    [InlineData("forty", "number_malformed")]
    [InlineData("1", "units_below_minimum")]
    [InlineData("999999999", "shipment_too_large")]
    public async Task What_was_typed_stays_when_it_is_refused(string units, string code)
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        Listing other = await Site.OtherGoods();
        Answer answer = await Site.Fill(Page, Page, seller,
            ("units", "40"), ("to", "JP"), ("place", "Osaka"), ("also", $"{other.Id}"), ("also-units", units));
        Assert.Contains($"data-code=\"{code}\"", answer.Text, StringComparison.Ordinal);
        Assert.Matches($"name=\"also-units\"[^>]* value=\"{units}\"", answer.Text);
        Assert.Contains("value=\"Osaka\"", answer.Text, StringComparison.Ordinal);
        // What cannot be read is marked where it stands.
        Assert.Equal(
            code == "number_malformed",
            Regex.IsMatch(answer.Text, "id=\"f-also-units\" name=\"also-units\"[^>]*aria-invalid=\"true\""));
        Assert.DoesNotMatch("id=\"f-units\"[^>]*aria-invalid|aria-invalid[^>]*id=\"f-units\"", answer.Text);
        Assert.DoesNotContain("id=\"link\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_firms_product_is_not_found()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        (_, Listing foreign) = await Site.SecondSeller();
        foreach ((string, string)[] more in ((string, string)[][])
            [[("also", $"{foreign.Id}"), ("also-units", "40")], [("add", $"{foreign.Id}")], [("add", "nonsense")]])
            Assert.Equal(404, (await Site.Fill(
                Page, Page, seller, [("units", "40"), ("to", "JP"), ("place", "Osaka"), .. more])).Code);
    }

    /// <summary>The links to another carrier keep all that is in the order.</summary>
    [Fact]
    public async Task Another_way_is_shown_for_the_same_products()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        Listing other = await Site.OtherGoods();
        Answer shown = (await Site.Get(
            $"{Page}?units=40&to=JP&also={other.Id}&also-units={other.Terms.Minimum}", seller)).Done();
        string links = $"href=\"({Regex.Escape(Page)}\\?[^\"#]*by=[^\"#]*)#price\"";
        string way = Regex.Match(shown.Plain(), links).Groups[1].Value;
        Assert.Contains($"&also={other.Id}&also-units={other.Terms.Minimum}", way, StringComparison.Ordinal);
        Assert.Contains("2 products to Japan", (await Site.Get(way, seller)).Done().Plain(), StringComparison.Ordinal);
    }
}
