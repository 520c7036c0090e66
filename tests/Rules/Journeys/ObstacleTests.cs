using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>What stands in the way of an order, by how it stands.</summary>
public sealed class ObstacleTests
{
    [Theory]
    [InlineData(HoldReason.OriginCertificate, Obstacle.OriginMissing)]
    [InlineData(HoldReason.ImportPermit, Obstacle.PermitMissing)]
    [InlineData(HoldReason.HealthCertificate, Obstacle.PermitMissing)]
    [InlineData(HoldReason.Invoice, Obstacle.PapersMissing)]
    [InlineData(HoldReason.DutyUnpaid, Obstacle.HeldAtBorder)]
    [InlineData(HoldReason.Examination, Obstacle.HeldAtBorder)]
    public void Held_goods_say_what_is_missing_also_when_they_are_turned_away(HoldReason reason, Obstacle obstacle)
    {
        var held = new GoodsHeld(reason, Day);
        var refused = new GoodsRefused(GoodsFault.DutyOrPapers, Day);
        Assert.Equal(obstacle, Of(In(OrderState.Shipped, held)));
        Assert.Equal(obstacle, Of(In(OrderState.Shipped, held, refused)));
        Assert.Null(Of(In(OrderState.Shipped, held, new GoodsCleared(Day))));
        // What was cleared is not what they were refused for.
        Assert.Equal(Obstacle.GoodsRefused, Of(In(OrderState.Shipped, held, new GoodsCleared(Day), refused)));
    }

    [Fact]
    public void Other_states_have_their_own()
    {
        Obstacle? none = null;
        Assert.Equal(Obstacle.GoodsRefused, Of(In(OrderState.Disputed)));
        Assert.Equal(Obstacle.GoodsLost, Of(In(OrderState.Missing)));
        Assert.Equal(Obstacle.GoodsLost, Of(In(OrderState.Lost)));
        Assert.Equal(Obstacle.OfferEnded, Of(In(OrderState.Lapsed)));
        Assert.Equal(none, Of(In(OrderState.Offered)));
        Assert.Equal(Obstacle.OfferEnded, TradersObstacles.Of(In(OrderState.Offered), At(8)));
        Assert.Equal(none, Of(In(OrderState.Placed)));
        Assert.Equal(
            Obstacle.PaidShort, Of(In(OrderState.Placed, new PaymentReceived(Line, Baht(40), Baht(0)))));
        foreach (OrderState fine in (OrderState[])
            [OrderState.Paid, OrderState.Shipped, OrderState.Delivered, OrderState.Released, OrderState.PaidOut])
            Assert.Equal(none, Of(In(fine)));
    }

    private static Obstacle? Of(TradeRecord record) => TradersObstacles.Of(record, At(1));
}
