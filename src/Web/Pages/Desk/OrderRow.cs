using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Pages.Desk;

/// <summary>An order as lists show it.</summary>
public sealed record OrderRow(Id Id, OrderState State, Instant ChangedAt, Instant? Due, OrderCard Card)
{
    public static OrderRow Of(CardRow row) => new(
        row.Subject, Enum.Parse<OrderState>(row.Card.State), row.ChangedAt, row.Card.Due, OrderCard.Read(row.Card));
}
