using System.Text.Json;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// What the row of a statement line shows. Its states: matched (on its way into the order), insured (an insurer's, on
/// its way into the order), repays (a loan), deposited (a lender's), taken, questioned, waiting, returned, charge,
/// unexplained. The line of a payout of ours has
/// no row of its own: it is an entry of the payout.
/// </summary>
public sealed record LineCard(Money Amount, string Commodity, string Reference, DateOnly ValueDate, Id? Order)
{
    public const string Kind = "line";

    public static LineCard Read(Card card) => JsonSerializer.Deserialize<LineCard>(card.Summary, FactJson.Options)!;

    /// <summary>
    /// The row after an entry of these facts at a moment; one without facts says that what was due is done.
    /// </summary>
    /// <param name="before">The row's state until then; empty for the first entry.</param>
    internal Card After(string before, IReadOnlyList<Fact> facts, Instant at)
    {
        if (facts.Count == 0) return Card(before is "matched" or "insured" or "repays" ? "taken" : before, null);
        return facts[^1] switch
        {
            LineMatched f => (this with { Order = f.Order }).Card("matched", at),
            LineInsured f => (this with { Order = f.Order }).Card("insured", at),
            LineRepays f => (this with { Order = f.Order }).Card("repays", at),
            LineDeposited => Card("deposited", null),
            LineQuestioned f => (this with { Order = f.Order }).Card("questioned", null),
            LineReturned => Card("returned", at),
            LineUnexplained => Card("unexplained", null),
            LineReceived f => Card(f.Amount.Minor < 0 ? "charge" : "waiting", null),
            _ => throw new InvalidOperationException($"{facts[^1].GetType().Name} is not a fact of a line."),
        };
    }

    private Card Card(string state, Instant? due) =>
        new(Kind, state, Id.None, Id.None, due, JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options));
}
