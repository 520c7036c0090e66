using System.Text;
using System.Text.Json;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>What the row of a payout shows. Its states: asked, instructed, declined, settled.</summary>
public sealed record PayoutCard(PayoutCause Cause, Id Source, Money? Amount)
{
    public const string Kind = "payout";

    public static PayoutCard Read(Card card) => JsonSerializer.Deserialize<PayoutCard>(card.Summary, FactJson.Options)!;

    internal Card Card(string state, Instant? due) =>
        new(Kind, state, Id.None, Id.None, due, JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options));

    /// <summary>A payout's id follows from what it pays, so that asking twice asks once.</summary>
    internal static Id IdOf(PayoutCause cause, Id source, int number) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"payout\n{cause}\n{source}\n{number}")));
}
