using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Pages.Desk;

/// <summary>An order as lists show it.</summary>
public sealed record OrderRow(Id Id, OrderState State, Instant ChangedAt, Instant? Due, OrderCard Card)
{
    private const int Page = 200;

    /// <summary>Every order in a state, of one seller or of all; the newest change first.</summary>
    public static async Task<List<OrderRow>> All(IJournal journal, OrderState state, Id? seller = null)
    {
        var rows = new List<OrderRow>();
        Instant? before = null;
        while (true)
        {
            List<CardRow> page = await journal.Cards(new CardQuery(OrderDesk.Kind)
            {
                Seller = seller,
                State = state.ToString(),
                Before = before,
                Limit = Page,
            });
            rows.AddRange(page.Select(Of));
            if (page.Count < Page) return rows;
            before = page[^1].ChangedAt;
        }
    }

    public static OrderRow Of(CardRow row) => new(
        row.Subject, Enum.Parse<OrderState>(row.Card.State), row.ChangedAt, row.Card.Due, OrderCard.Read(row.Card));
}
