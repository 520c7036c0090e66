using Sampan.Host.Demo;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What the two sides and the operator find on their pages when a trade does not go as it should.</summary>
public sealed class DisputeTests
{
    [Fact]
    public async Task A_buyer_stops_the_payment_and_an_operator_parts_the_money()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid(20);
        await site.Ship(order);
        Assert.Equal(302, (await site.Get($"/o/{order.Token}/wrong")).Code);
        _ = (await site.Post(
            "/api/v1/carrier-events",
            new { eventId = "DAC-1", reference = order.Reference, kind = "delivered", on = site.Today() },
            RunningSite.Carrier)).Done();
        Assert.Contains("/wrong\"", (await site.Get($"/o/{order.Token}")).Done().Text, StringComparison.Ordinal);

        string wrong = $"/o/{order.Token}/wrong";
        Assert.Equal(302, (await site.Fill(wrong, wrong, Credentials.None, ("reason", "short"))).Code);
        site.Clock.Skip(TimeSpan.FromDays(10));
        _ = await site.WaitFor(order, "Disputed");
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Answer home = (await site.Get("/operator", @operator)).Done();
        Assert.Contains("data-orders=\"1\"", home.Text, StringComparison.Ordinal);

        Answer unsure = await Decide(("ruling", "split"), ("amount", "100.00"));
        Assert.Contains("data-code=\"confirmation_missing\"", unsure.Text, StringComparison.Ordinal);
        Answer nobody = await Decide(("sure", "yes"));
        Assert.Contains("data-code=\"ruling_out_of_range\"", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await Decide(("ruling", "split"), ("amount", "100.00"), ("sure", "yes"))).Code);
        _ = await site.WaitFor(order, "Settled");
        Assert.Contains("฿100.00", (await site.Get($"/o/{order.Token}")).Done().Text, StringComparison.Ordinal);
        Assert.Empty((await site.Journal.Audit()).Findings);

        Task<Answer> Decide(params (string Field, string Value)[] typed) => site.Fill(
            "/operator/orders", "/operator/orders", @operator, [("order", order.Order), .. typed]);
    }

    [Fact]
    public async Task Refused_goods_that_do_not_come_back_are_put_before_an_operator()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid(20);
        await site.Ship(order);
        string refuse = $"/o/{order.Token}/refuse";
        Assert.Equal(302, (await site.Fill(refuse, refuse, Credentials.None, ("reason", "damaged"))).Code);
        Assert.DoesNotContain(order.Order, await Orders(), StringComparison.Ordinal);
        site.Clock.Skip(TimeSpan.FromDays(31));
        Assert.Contains(order.Order, await Orders(), StringComparison.Ordinal);

        async Task<string> Orders() =>
            (await site.Get("/operator/orders", await site.SignIn(DemoWorld.OperatorEmail))).Done().Text;
    }

    [Fact]
    public async Task A_buyer_whose_goods_do_not_leave_is_offered_to_cancel()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid(20);
        string cancel = $"/o/{order.Token}/cancel";
        Assert.DoesNotContain(cancel, (await site.Get($"/o/{order.Token}")).Done().Text, StringComparison.Ordinal);
        Assert.Equal(302, (await site.Get(cancel)).Code);
        site.Clock.Skip(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        Assert.Contains(cancel, (await site.Get($"/o/{order.Token}")).Done().Text, StringComparison.Ordinal);
        Assert.Equal(302, (await site.Fill(cancel, cancel, Credentials.None)).Code);
        _ = await site.WaitFor(order, "Cancelled");
    }
}
