using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// Holds orders: while one is held, goods do not leave and no money goes out. Whatever has happened before stays, and
/// the other steps go on. Refuses <c>order_held_for_screening</c>, or says why it cannot tell.
/// </summary>
public interface IOrderHold
{
    Task<Refusal?> Of(TradeRecord record);
}
