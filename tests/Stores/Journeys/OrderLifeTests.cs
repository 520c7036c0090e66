using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>The ways an order can go, from offer to the last satang.</summary>
public sealed class OrderLifeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_delivered_order_pays_its_seller_less_the_fee(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        TradeRecord shipped = await test.Shipped(1);
        Assert.Equal("2026-00001", shipped.Invoice?.Number);
        _ = Done(await test.Deliver(1));
        await test.Pass(TimeSpan.FromDays(5));
        Assert.Equal(OrderState.Released, (await test.Load(1)).State);
        await test.Pass(TimeSpan.FromDays(2));
        TradeRecord done = await test.Load(1);
        Assert.Equal(OrderState.PaidOut, done.State);
        Assert.Equal(Total - Fee, test.SentToSeller());
        Assert.Equal(Fee, test.Bank.Closing);
        Assert.Equal(Units, await test.Balance(Chart.Delivered, Order(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Silence_counts_as_delivery_and_then_as_content(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        await test.Pass(TimeSpan.FromDays(45));
        Assert.Equal(OrderState.Shipped, (await test.Load(1)).State);
        await test.Pass(TimeSpan.FromDays(1));
        Assert.Equal(DeliveryWitness.Silence, (await test.Load(1)).Delivered?.Witness);
        await test.Pass(TimeSpan.FromDays(5));
        await test.Pass(TimeSpan.FromDays(3));
        Assert.Equal(OrderState.PaidOut, (await test.Load(1)).State);
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_buyers_own_word_ends_the_inspection(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        await test.Quiet();
        Assert.Equal(OrderState.Released, (await test.Load(1)).State);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Goods_refused_at_the_door_return_price_to_buyer_and_freight_to_seller(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.RefuseGoods(1));
        await test.Pass(TimeSpan.FromDays(100));
        Assert.Equal(Total, (await test.Load(1)).InEscrow.Minor);
        _ = Done(await test.ReturnGoods(1));
        await test.Quiet();
        Assert.Equal(OrderState.Returned, (await test.Load(1)).State);
        Assert.Equal((Goods, Total - Goods), (test.SentToBuyer(1), test.SentToSeller()));
        Assert.Equal(Units, await test.Balance(Chart.OnHand, Seller(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_disputed_order_pays_nobody_until_an_operator_has_parted_its_money(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        Refused(JourneyRefusals.OrderNotDelivered, await test.Dispute(1));
        _ = Done(await test.Deliver(1));
        await test.Pass(TimeSpan.FromDays(4));
        _ = await new DisputeGoods(test.Desk).Run(new(Asked("dispute", 1, key: "2"), Order(1), GoodsFault.Short));
        await test.Pass(TimeSpan.FromDays(100));
        TradeRecord disputed = await test.Load(1);
        Assert.Equal((OrderState.Disputed, Total), (disputed.State, disputed.InEscrow.Minor));

        _ = Done(await test.Settle(1, toBuyer: 40_000));
        Refused(JourneyRefusals.OrderNotDisputed, await test.Settle(1, toBuyer: 0, key: "2"));
        await test.Quiet();
        // The fee of 2,000 on 75,750 of 115,750, a part of a satang dropped.
        const long fee = 1_308;
        Assert.Equal((40_000, Total - 40_000 - fee), (test.SentToBuyer(1), test.SentToSeller()));
        Assert.Equal((OrderState.Settled, fee), ((await test.Load(1)).State, test.Bank.Closing));
        Assert.Equal(Units, await test.Balance(Chart.Delivered, Order(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Refused_goods_that_do_not_come_back_in_time_are_decided_by_an_operator(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.RefuseGoods(1));
        await test.Pass(TimeSpan.FromDays(30));
        Refused(JourneyRefusals.OrderNotDisputed, await test.Settle(1, toBuyer: Total));
        await test.Pass(TimeSpan.FromDays(1));
        _ = Done(await test.Settle(1, toBuyer: Total, key: "2"));
        Refused(JourneyRefusals.OrderNotRefused, await test.ReturnGoods(1));
        await test.Quiet();
        Assert.Equal((Total, 0), (test.SentToBuyer(1), test.SentToSeller()));
        Assert.Equal(0, await test.Balance(Chart.OnHand, Seller(1)) + await test.Balance(Chart.Promised, Order(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_cancelled_order_frees_its_stock_and_returns_its_money(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = Done(await test.Cancel(1, bySeller: false));
        Assert.Equal(Units, await test.Balance(Chart.OnHand, Seller(1)));

        _ = await test.Paid(2);
        Refused(JourneyRefusals.OrderCannotBeCancelled, await test.Cancel(2, bySeller: false));
        _ = Done(await test.Cancel(2, bySeller: true, key: "2"));
        await test.Quiet();
        Assert.Equal(Total, test.SentToBuyer(2));
        Assert.Equal(Units * 2, await test.Balance(Chart.OnHand, Seller(1)));
        await test.AssertEmpty(1);
        await test.AssertEmpty(2);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_buyer_whose_goods_do_not_leave_may_cancel_after_the_shipping_deadline(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Paid(1);
        await test.Pass(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        Assert.Equal(OrderState.Paid, (await test.Load(1)).State);
        _ = Done(await test.Cancel(1, bySeller: false));
        await test.Quiet();
        Assert.Equal(Total, test.SentToBuyer(1));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_buyer_who_comes_after_the_stock_has_gone_gets_the_same_refusal_again(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        await test.Stock(1, Units);
        _ = Done(await test.Offer(1));
        _ = Done(await test.Offer(2));
        _ = Done(await test.Place(1));
        Refused(LedgerRefusals.BalanceShort, await test.Place(2));
        await test.Stock(1, Units, "more");
        await test.Restart();
        Refused(LedgerRefusals.BalanceShort, await test.Place(2));
        // A form drawn anew carries another key.
        _ = Done(await test.Place(2, key: "2"));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_repeated_request_gets_its_first_answer_and_another_body_is_a_conflict(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Paid(1);
        Refused(JourneyRefusals.OrderCannotBeCancelled, await test.Cancel(1, bySeller: false));
        int version = Done(await test.Ship(1)).Version;
        await test.Restart();
        Assert.Equal(version, Done(await test.Ship(1)).Version);
        Assert.Equal(version, Done(await test.Place(1)).Version);
        Assert.Equal(version, Done(await test.Offer(1)).Version);
        // The key of the refused cancellation, with another body.
        Refused(LedgerRefusals.RequestDiffers, await test.Cancel(1, bySeller: true));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_offer_request_cannot_begin_another_order(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        TradeRecord first = Done(await test.Offer(1));
        var offered = new OrderOffered(first.Seller, first.Terms);
        TradeRecord again = Done(await test.Desk.Open(Asked("offer", 1), Order(2), offered));
        Assert.Equal((first.Order, first.Version), (again.Order, again.Version));
        Refused(LedgerRefusals.SubjectMoved, await test.Desk.Open(Asked("offer", 1, key: "2"), Order(1), offered));
        Assert.Null(await test.Desk.Load(Order(2)));
    }
}
