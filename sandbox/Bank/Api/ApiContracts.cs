using System.Text.Json.Serialization;
using Sampan.Sandbox.Bank.UseCases;

namespace Sampan.Sandbox.Bank.Api;

internal sealed record AccountRequest(string? Name, string? Currency, string? Number);

internal sealed record AccountAnswer(string Number, string Name, string Currency);

internal sealed record TransferAnswer(
    string TransferId, string ToAccount, string Amount, string Currency, string Behaviour);

internal sealed record PayoutAnswer(string PayoutId, string Status, string? Reason);

internal sealed record ClockRequest(long? Seconds);

/// <param name="At">Where the clock is to stand; absent, it runs again.</param>
internal sealed record StandRequest(string? At);

internal sealed record ClockAnswer(string Now);

internal sealed record HealthAnswer(string Status, bool Sandbox);

internal sealed record LineAnswer
{
    public required string LineId { get; init; }
    public required string Cursor { get; init; }
    public required string BookedAt { get; init; }
    public required string ValueDate { get; init; }
    public required string Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reference { get; init; }
    public required string CounterpartyName { get; init; }
    public required string CounterpartyAccount { get; init; }
    public required string Kind { get; init; }
}

internal sealed record StatementAnswer
{
    public required string Account { get; init; }
    public required IReadOnlyList<LineAnswer> Lines { get; init; }
    public required string NextCursor { get; init; }
    public required bool HasMore { get; init; }
    public required string ClosingBalance { get; init; }
    public required string Currency { get; init; }
}

/// <summary>RFC 9457, with the refusal's code and arguments as extension members.</summary>
internal sealed record ProblemAnswer
{
    public string Type { get; } = "about:blank";
    public required string Title { get; init; }
    public required int Status { get; init; }
    public required string Detail { get; init; }
    public required string Code { get; init; }
    public required IReadOnlyDictionary<string, string> Arguments { get; init; }
}

/// <summary>An unknown field is refused: a misspelt "refrence" must not become a payment without one.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AccountRequest))]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(TransferRequest))]
[JsonSerializable(typeof(TransferAnswer))]
[JsonSerializable(typeof(PayoutRequest))]
[JsonSerializable(typeof(PayoutAnswer))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(StandRequest))]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(StatementAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
