using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

public sealed class OrderAddressTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_leads_to_its_order_until_it_expires(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        var order = new Id(99);
        Instant expires = Samples.Now + TimeSpan.FromDays(30);
        string token = await market.Addresses.IssueLink(order, Samples.Now, expires);

        Assert.Equal(order, (await market.Addresses.OrderByLink(token, Samples.Now)).Value);
        Assert.Equal(MarketRefusals.LinkExpired, (await market.Addresses.OrderByLink(token, expires)).Refusal?.Code);
        string other = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');
        Assert.Equal(
            MarketRefusals.LinkUnknown, (await market.Addresses.OrderByLink(other, Samples.Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_order_has_one_reference_however_often_it_is_asked_for(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        var order = new Id(99);
        PaymentReference[] references = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => market.Addresses.ReferenceOf(order, Samples.Now))));

        PaymentReference reference = Assert.Single(references.Distinct());
        Assert.Equal(order, (await market.Addresses.OrderByReference(reference.ToString())).Value);
        Assert.Equal(
            order, (await market.Addresses.OrderByReference($" {reference.Characters} ".ToLowerInvariant())).Value);
        string unknown = PaymentReference.New().ToString();
        Assert.Equal(MarketRefusals.ReferenceUnknown, (await market.Addresses.OrderByReference(unknown)).Refusal?.Code);
    }
}
