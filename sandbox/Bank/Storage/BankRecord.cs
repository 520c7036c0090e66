using System.Globalization;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Storage;

/// <summary>
/// What one request changed: one line of the file, so that it counts whole or not at all. Only the parts that the
/// request touched are present.
/// </summary>
internal sealed record BankRecord
{
    public required Instant At { get; init; }
    public Account? Account { get; init; }
    public Transfer? Transfer { get; init; }
    public Payout? Payout { get; init; }
    public IReadOnlyList<BookedLine> Lines { get; init; } = [];

    /// <summary>Sequences in the order of their delivery; a line that is reported twice is here twice.</summary>
    public IReadOnlyList<long> Delivered { get; init; } = [];

    /// <summary>
    /// How far the bank's clock has been put ahead of the wall clock in all, when this record moved it.
    /// </summary>
    public long? AheadSeconds { get; init; }

    /// <summary>From here on the bank's clock stands at this moment.</summary>
    public Instant? StandsAt { get; init; }

    /// <summary>From here on the bank's clock runs again.</summary>
    public bool Runs { get; init; }
}

internal sealed record Account(string Number, string Name, Currency Currency);

/// <summary>A payment somebody made into an account here.</summary>
internal sealed record Transfer(string TransferId, DateOnly ValueDate, TransferContent Content);

/// <summary>The payment as its payer meant it, and how it is to behave on its way.</summary>
internal sealed record TransferContent
{
    public required string ToAccount { get; init; }
    public required Money Amount { get; init; }
    public required string Reference { get; init; }
    public required string PayerName { get; init; }
    public required string PayerAccount { get; init; }
    public required Behaviour Behaviour { get; init; }
}

/// <summary>What a payout asks for. Two with equal content are one instruction sent again.</summary>
internal sealed record PayoutContent
{
    public required string FromAccount { get; init; }
    public required string ToAccountName { get; init; }
    public required string ToAccountNumber { get; init; }
    public required Money Amount { get; init; }
    public required string Reference { get; init; }
}

/// <summary>A payout with the answer it got. A reason is present when it was refused.</summary>
internal sealed record Payout(string PayoutId, string IdempotencyKey, PayoutContent Content, string? Reason);

internal enum LineKind
{
    Credit = 1,
    Debit,
    Charge,
    Return,
}

internal static class LineKinds
{
    /// <summary>As the statement writes it.</summary>
    public static string Name(this LineKind kind) => kind switch
    {
        LineKind.Credit => "credit",
        LineKind.Debit => "debit",
        LineKind.Charge => "charge",
        LineKind.Return => "return",
        _ => throw new InvalidOperationException($"{kind} has no name."),
    };
}

/// <summary>A line the bank has booked. It is on the statement only once it has been delivered.</summary>
internal sealed record BookedLine
{
    public required long Sequence { get; init; }
    public required string Account { get; init; }
    public required LineKind Kind { get; init; }
    public required Instant BookedAt { get; init; }
    public required DateOnly ValueDate { get; init; }
    public required Money Amount { get; init; }
    public required string Reference { get; init; }
    public required string CounterpartyName { get; init; }
    public required string CounterpartyAccount { get; init; }

    /// <summary>From when on the line may be delivered.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>Waits for a line booked after it, or for <see cref="DueAt"/>, whichever comes first.</summary>
    public bool AfterNext { get; init; }

    /// <summary>How often the line is reported.</summary>
    public int Notices { get; init; } = 1;

    [JsonIgnore]
    public string LineId => "SBXL-" + Sequence.ToString("D8", CultureInfo.InvariantCulture);
}
