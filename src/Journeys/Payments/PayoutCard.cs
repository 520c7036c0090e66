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

    /// <summary>Of practice trades: who lists or sends payouts does not meet it. docs/decisions/0062.</summary>
    public const string PracticeKind = "practice_payout";

    /// <summary>How long until a payout that could not be sent is tried again without anybody asking.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    public required PayoutCause Cause { get; init; }

    /// <summary>The order; for a return the statement line, for a loan the loan, and so on.</summary>
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

    /// <summary>What it shows after a fact.</summary>
    /// <param name="amount">What lies on the payout's account, or lay there; null while nobody has looked.</param>
    internal PayoutCard After(Fact fact, Money? amount) => fact switch
    {
        PayoutAsked => this,
        PayoutBlocked f => this with { Amount = amount, Reason = f.Reason },
        PayoutInstructed f => this with { Amount = f.Amount, Reason = null },
        PayoutDeclined f => this with { Amount = amount, Reason = f.Reason },
        PayoutSettled => this with { Amount = amount },
        PayoutReturned => this with { Reason = "no_such_account" },
        PayoutRepeated f => this with { Attempt = f.Attempt, Reason = null },
        _ => throw Stranger(fact),
    };

    /// <summary>The row after that fact at a moment.</summary>
    internal Card Row(Fact fact, Instant at) => fact switch
    {
        PayoutAsked or PayoutRepeated => Row("asked", at),
        PayoutBlocked => Row("blocked", at + Again),
        PayoutInstructed => Row("instructed", null),
        PayoutDeclined => Row("declined", null),
        PayoutSettled => Row("settled", null),
        PayoutReturned => Row("returned", null),
        _ => throw Stranger(fact),
    };

    private string KindOf => Sampan.Kernel.Commodity.Parse(Commodity).Value.IsPractice ? PracticeKind : Kind;

    private Card Row(string state, Instant? due) =>
        new(KindOf, state, Id.None, Id.None, due, JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options));

    private static InvalidOperationException Stranger(Fact fact) =>
        new($"{fact.GetType().Name} is not a fact of a payout.");

    /// <summary>Puts the payout on the house's list, once.</summary>
    internal EntryRequest Listed(int house, Id payout, Instant now)
    {
        var asked = new PayoutAsked(Cause, Source);
        return new EntryRequest
        {
            Request = Request.Of("payout asked", $"{payout}"),
            Book = house,
            Kind = FactCodec.TypeOf(asked),
            Subject = new Subject(payout, 0, Row(asked, now)),
            Facts = FactCodec.Encode(asked),
        };
    }

    /// <summary>A payout's id follows from what it pays, so that asking twice asks once.</summary>
    internal static Id IdOf(PayoutCause cause, Id source, int number) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"payout\n{cause}\n{source}\n{number}")));
}
