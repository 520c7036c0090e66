using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>Money on its way out, by state.</summary>
public sealed class PayoutsModel(IJournal journal) : SampanPage
{
    /// <summary>The states of <see cref="PayoutCard"/>, what needs a person first.</summary>
    public static readonly IReadOnlyList<string> States = ["declined", "asked", "instructed", "settled"];

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    public string Shown => States.Contains(State) ? State! : "asked";

    /// <summary>With the reference of the order; null where a payout returns a line that had none.</summary>
    public IReadOnlyList<(CardRow Row, PayoutCard Card, string? Reference)> Payouts { get; private set; } = [];

    public async Task OnGet()
    {
        var payouts = new List<(CardRow, PayoutCard, string?)>();
        foreach (CardRow row in await journal.Cards(new CardQuery(PayoutCard.Kind) { State = Shown }))
        {
            PayoutCard card = PayoutCard.Read(row.Card);
            CardRow? source = await journal.Card(card.Source);
            string? reference = source is { Card.Kind: OrderDesk.Kind } ? OrderCard.Read(source.Card).Reference : null;
            payouts.Add((row, card, reference));
        }
        Payouts = payouts;
    }
}
