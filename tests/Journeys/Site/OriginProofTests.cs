using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A seller names the proof of origin that goes with the goods, and the buyer sees it.</summary>
public sealed class OriginProofTests(OneSite one) : IClassFixture<OneSite>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private RunningSite Site => one.Site;

    [Fact]
    public async Task On_the_page_a_proof_without_its_number_is_refused_and_stays_typed()
    {
        Offered order = await Site.Paid();
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        string page = $"/desk/{Site.Firm}/orders/{order.Order}";
        (string, string)[] typed = [("carrier", "Demo Air"), ("tracking", "CO-1"), ("on", Site.Today())];
        Answer refused = await Site.Fill(
            page, $"{page}?handler=Ship", seller, [.. typed, ("origin", "jtepa"), ("origin-number", " ")]);
        Assert.Contains("data-code=\"origin_number_wrong\"", refused.Text, Ordinal);
        Assert.Matches("selected=\"selected\"[^>]*value=\"jtepa\"|value=\"jtepa\"[^>]*selected", refused.Text);
        Answer shipped = await Site.Fill(
            page, $"{page}?handler=Ship", seller, [.. typed, ("origin", "jtepa"), ("origin-number", "E 2026-77")]);
        Assert.Equal(302, shipped.Code);
        foreach ((string address, Credentials who) in ((string, Credentials)[])
            [(page, seller), ($"/o/{order.Token}", Credentials.None)])
        {
            string shown = (await Site.Get(address, who)).Plain();
            Assert.Contains("JTEPA (Japan and Thailand), number E 2026-77", shown, Ordinal);
        }
    }

    [Fact]
    public async Task By_the_API_it_is_a_part_of_shipping_and_may_be_left_out()
    {
        Offered order = await Site.Paid();
        string ship = Site.OrderUrl(order, "/ship");
        object Shipping(string program) => new
        {
            carrier = "Demo Air",
            tracking = "CO-2",
            on = Site.Today(),
            origin = new { program, number = "CO-9" },
        };
        Answer refused = await Site.Post(ship, Shipping("gsp"), Site.Seller);
        Assert.Equal((400, "origin_program_unknown"), (refused.Code, refused["code"]));
        Answer shipped = (await Site.Post(ship, Shipping("rcep"), Site.Seller)).Done();
        Assert.Contains("\"origin.shown\"", shipped.Text, Ordinal);
        Assert.Contains("CO-9", (await Site.Get(Trades.LinkUrl(order))).Done().Text, Ordinal);
    }
}
