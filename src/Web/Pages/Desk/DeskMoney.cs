using Sampan.Identity;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Pages.Desk;

/// <summary>A firm's money as the journal has it: kept in escrow, earned, and sent to its bank.</summary>
/// <param name="NextPayout">The first day on which something earned is sent; null when nothing waits.</param>
public sealed record DeskMoney(
    IReadOnlyList<(Commodity Commodity, long Amount)> Held, IReadOnlyList<(Commodity Commodity, long Amount)> Payable,
    IReadOnlyList<(Commodity Commodity, long Amount)> Sent, Instant? NextPayout)
{
    private static readonly OrderState[] HoldingEscrow =
    [
        OrderState.Placed, OrderState.Paid, OrderState.Shipped, OrderState.Delivered, OrderState.RefusedAtDoor,
        OrderState.Disputed, OrderState.Missing,
    ];

    /// <param name="released">The firm's orders whose escrow was released and that are not paid out.</param>
    public static async Task<DeskMoney> Read(
        IJournal journal, Firm firm, IEnumerable<Account> accounts, IEnumerable<OrderRow> released)
    {
        var held = new Dictionary<Commodity, long>();
        foreach (OrderState state in HoldingEscrow)
        {
            foreach (OrderRow row in await OrderRow.All(journal, state, firm.Id))
            {
                Money inEscrow = row.Card.Total - row.Card.Missing;
                if (row.Card.Rest is { } rest) inEscrow -= rest;
                var commodity = Commodity.Money(inEscrow.Currency, firm.Sandbox);
                held[commodity] = held.GetValueOrDefault(commodity) + inEscrow.Minor;
            }
        }
        Account[] payable = [.. accounts.Where(account => account.Key.Kind == Chart.Payable)];
        return new DeskMoney(
            [.. held.Where(pair => pair.Value > 0).Select(pair => (pair.Key, pair.Value))],
            [.. payable.Where(account => account.Balance > 0)
                .Select(account => (account.Key.Commodity, account.Balance))],
            [.. payable.Where(account => account.DebitsPosted > 0)
                .Select(account => (account.Key.Commodity, account.DebitsPosted))],
            released.Min(row => row.Due));
    }
}
