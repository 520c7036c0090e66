using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Pages.Desk;

/// <summary>An order as lists show it.</summary>
public sealed record OrderRow(Id Id, OrderState State, Instant ChangedAt, Instant? Due, OrderCard Card)
{
    /// <summary>Every order in a state, of one seller or of all; the newest change first.</summary>
    public static async Task<IEnumerable<OrderRow>> All(IJournal journal, OrderState state, Id? seller = null) =>
        (await journal.All(new CardQuery(OrderDesk.Kind) { Seller = seller, States = [$"{state}"] })).Select(Of);

    public static OrderRow Of(CardRow row) => new(
        row.Subject, Enum.Parse<OrderState>(row.Card.State), row.ChangedAt, row.Card.Due, OrderCard.Read(row.Card));
}
