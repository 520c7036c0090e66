using Sampan.Academy;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Learning;

/// <summary>What a firm has delivered, as the journal tells it.</summary>
public sealed class Deliveries(OrderDesk desk)
{
    private static readonly string[] Done = [nameof(OrderState.Released), nameof(OrderState.PaidOut)];

    /// <summary>
    /// Orders whose goods arrived and whose escrow was released; as many as count for a badge, and no more.
    /// </summary>
    public async Task<int> Of(Id firm) => (await desk.Journal.Cards(
        new CardQuery(OrderDesk.Kind) { Seller = firm, States = Done, Limit = Badges.MostDeliveries })).Count;
}
