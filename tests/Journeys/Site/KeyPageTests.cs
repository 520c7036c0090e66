using System.Text.RegularExpressions;
using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Keys as a firm's owner and an operator make and revoke them on their pages.</summary>
public sealed partial class KeyPageTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task An_owners_page_shows_a_new_key_once_and_revokes_it()
    {
        string page = $"/desk/{Site.Firm}/keys";
        Credentials owner = await Site.SignIn(DemoWorld.SellerEmail);
        Answer made = (await Site.Fill(page, page, owner, ("name", "warehouse"), ("role", "Clerk"))).Done();
        string secret = Secret().Match(made.Text).Value;
        Credentials program = new() { Bearer = secret };
        string orders = $"/api/v1/firms/{Site.Firm}/orders";
        _ = (await Site.Get(orders, program)).Done();

        string list = (await Site.Get(page, owner)).Done().Text;
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        string key = Key("warehouse").Match(list).Groups[1].Value;
        Assert.Equal(302, (await Site.Fill(page, $"{page}?handler=Revoke", owner, ("key", key))).Code);
        _ = (await Site.Get(orders, program)).Refused(401, "api_key_wrong");
    }

    [Fact]
    public async Task An_operators_page_makes_a_carriers_key_and_revokes_it()
    {
        const string page = "/operator/carriers";
        Credentials @operator = await Site.SignIn(DemoWorld.OperatorEmail);
        Answer made = (await Site.Fill(page, page, @operator, ("name", "Siam Air"))).Done();
        Credentials carrier = new() { Bearer = Secret().Match(made.Text).Value };
        object nowhere = new { eventId = "SA-1", tracking = "none", kind = "delivered", on = Site.Today() };
        _ = (await Site.Post("/api/v1/carrier-events", nowhere, carrier)).Refused(404, "tracking_unknown");

        string key = Key("Siam Air").Match((await Site.Get(page, @operator)).Done().Text).Groups[1].Value;
        Assert.Equal(302, (await Site.Fill(page, $"{page}?handler=Revoke", @operator, ("key", key))).Code);
        _ = (await Site.Post("/api/v1/carrier-events", nowhere, carrier)).Refused(401, "api_key_wrong");
    }

    [Fact]
    public async Task A_key_without_a_name_and_another_firms_key_are_refused_on_the_page()
    {
        string page = $"/desk/{Site.Firm}/keys";
        Credentials owner = await Site.SignIn(DemoWorld.SellerEmail);
        Answer nameless = await Site.Fill(page, page, owner, ("name", " "), ("role", "Owner"));
        Assert.Contains("data-code=\"api_key_name_wrong\"", nameless.Text, StringComparison.Ordinal);
        Answer foreign = await Site.Fill(page, $"{page}?handler=Revoke", owner, ("key", Site.Firm));
        Assert.Contains("data-code=\"api_key_unknown\"", foreign.Text, StringComparison.Ordinal);
    }

    private static Regex Key(string name) => new($"data-key=\"([0-9a-z]+)\"><th scope=\"row\">{name}<");

    [GeneratedRegex("sm[pc]_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();
}
