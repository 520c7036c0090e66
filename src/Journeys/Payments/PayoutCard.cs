using System.Text;
using System.Text.Json;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// What the row of a payout shows. Its states: asked, blocked (it cannot be sent as things are), instructed, declined
/// (the bank said no), settled, returned (the money came back).
/// </summary>
public sealed record PayoutCard
{
    public const string Kind = "payout";

    public required PayoutCause Cause { get; init; }

    /// <summary>The order, or for a return the statement line.</summary>
    public required Id Source { get; init; }

    /// <summary>Only an account that holds this can send it.</summary>
    public required string Commodity { get; init; }

    /// <summary>The statement line whose sender is paid; null when it is the seller.</summary>
    public Id? Payer { get; init; }

    public Money? Amount { get; init; }

    /// <summary>How often the bank has been given a new instruction; each has its own key.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Why it is blocked or was declined: a code, never prose.</summary>
    public string? Reason { get; init; }

    public static PayoutCard Read(Card card) => JsonSerializer.Deserialize<PayoutCard>(card.Summary, FactJson.Options)!;

    internal Card Card(string state, Instant? due) =>
        new(Kind, state, Id.None, Id.None, due, JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options));

    /// <summary>Puts the payout on the house's list, once.</summary>
    internal EntryRequest Listed(int house, Id payout, Instant now) => new()
    {
        Request = Request.Of("payout asked", $"{payout}"),
        Book = house,
        Kind = "payout.asked",
        Subject = new Subject(payout, 0, Card("asked", now)),
        Facts = FactCodec.Encode(new PayoutAsked(Cause, Source)),
    };

    /// <summary>A payout's id follows from what it pays, so that asking twice asks once.</summary>
    internal static Id IdOf(PayoutCause cause, Id source, int number) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"payout\n{cause}\n{source}\n{number}")));
}
