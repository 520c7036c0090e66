using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>Money on its way out, by state, and what a person can send again.</summary>
public sealed class PayoutsModel(OrderDesk desk) : SampanPage
{
    private readonly RepeatPayout _repeat = new(desk);

    /// <summary>The states of <see cref="PayoutCard"/> in which a payout waits for a person.</summary>
    public static readonly IReadOnlyList<string> Stuck = ["declined", "returned", "blocked"];

    public static readonly IReadOnlyList<string> States = [.. Stuck, "asked", "instructed", "settled"];

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "payout")]
    public string? PayoutId { get; set; }

    /// <summary>What was asked for; else the first state in which something waits for a person.</summary>
    public string Shown => States.Contains(State) ? State! : Stuck.FirstOrDefault(s => Waiting[s] > 0) ?? "asked";

    /// <summary>How many wait for a person, by state.</summary>
    public IReadOnlyDictionary<string, int> Waiting { get; private set; } = new Dictionary<string, int>();

    /// <summary>With the reference of the order; null where a payout has none to do with it.</summary>
    public IReadOnlyList<(CardRow Row, PayoutCard Card, string? Reference)> Payouts { get; private set; } = [];

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPost()
    {
        Outcome<Id> payout = Id.Parse(PayoutId);
        Outcome<Receipt> repeated = payout.IsRefused
            ? payout.Refusal
            : await _repeat.Run(new(FormRequest("repeat payout", PersonId, PayoutId), payout.Value));
        if (!repeated.IsRefused) return Redirect("/operator/payouts?done=repeated");
        await Read();
        return Say(repeated.Refusal);
    }

    /// <summary>How many payouts wait for a person, by state.</summary>
    internal static async Task<Dictionary<string, int>> Count(IJournal journal)
    {
        var waiting = new Dictionary<string, int>();
        foreach (string state in Stuck)
            waiting[state] = (await journal.All(new CardQuery(PayoutCard.Kind) { States = [state] })).Count;
        return waiting;
    }

    private async Task Read()
    {
        Waiting = await Count(desk.Journal);
        var payouts = new List<(CardRow, PayoutCard, string?)>();
        foreach (CardRow row in await desk.Journal.Cards(new CardQuery(PayoutCard.Kind) { States = [Shown] }))
        {
            PayoutCard card = PayoutCard.Read(row.Card);
            CardRow? source = await desk.Journal.Card(card.Source);
            string? reference = source?.Card.Kind switch
            {
                OrderDesk.Kind => OrderCard.Read(source.Card).Reference,
                LoanCard.Kind => LoanCard.Read(source.Card).Reference,
                _ => null,
            };
            payouts.Add((row, card, reference));
        }
        Payouts = payouts;
    }
}
