using Sampan.Host.Demo;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Money for the seller that does not arrive, as the seller and the operator find it on their pages.</summary>
public sealed class PayoutTests
{
    [Fact]
    public async Task A_payout_that_came_back_goes_out_when_the_seller_saves_an_account_or_an_operator_says_so()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        string settings = $"/desk/{site.Firm}/settings";
        await Save("SBX-NOBODY-0000");
        Offered order = await site.Paid(20);
        await site.Ship(order);
        _ = (await site.Post(Trades.LinkUrl(order, "/arrived"), new { on = site.Today() })).Done();
        _ = await site.WaitFor(order, "Released");
        site.Clock.Skip(TimeSpan.FromDays(3));
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        string payout = await Returned();

        // Sent again to the same account, it comes back again.
        Answer again = await site.Fill(
            "/operator/payouts?state=returned", "/operator/payouts", @operator, ("payout", payout));
        Assert.Equal("/operator/payouts?done=repeated", again.Header("Location"));
        Answer unknown = await site.Fill("/operator/firms", "/operator/payouts", @operator, ("payout", order.Order));
        Assert.Contains("data-code=\"payout_not_listed\"", unknown.Text, StringComparison.Ordinal);
        _ = await Returned();
        await Save("SBX-SELLER-0001");
        _ = await site.WaitFor(order, "PaidOut");
        Assert.DoesNotContain("data-payouts", (await site.Get("/operator", @operator)).Text, StringComparison.Ordinal);

        async Task Save(string number) => Assert.Equal(302, (await site.Fill(
            settings, $"{settings}?handler=Payout", await site.SignIn(DemoWorld.SellerEmail),
            ("bank", "SANDBOX"), ("number", number), ("holder", "Chanthaburi Sun Fruit"))).Code);

        async Task<string> Returned()
        {
            string page = "";
            await Wait.Until(
                async () => (page = (await site.Get("/operator/payouts?state=returned", @operator)).Done().Text)
                    .Contains("name=\"payout\"", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
            int from = page.IndexOf("name=\"payout\" value=\"", StringComparison.Ordinal) + 21;
            return page[from..page.IndexOf('"', from)];
        }
    }
}
