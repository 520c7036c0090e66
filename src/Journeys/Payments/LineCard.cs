using System.Text.Json;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// What the row of a statement line shows. Its states: matched (on its way into the order), taken, questioned, waiting,
/// returned, charge, unexplained. The line of a payout of ours has no row of its own: it is an entry of the payout.
/// </summary>
public sealed record LineCard(Money Amount, string Commodity, string Reference, DateOnly ValueDate, Id? Order)
{
    public const string Kind = "line";

    public static LineCard Read(Card card) => JsonSerializer.Deserialize<LineCard>(card.Summary, FactJson.Options)!;

    internal Card Card(string state, Instant? due) =>
        new(Kind, state, Id.None, Id.None, due, JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options));
}
