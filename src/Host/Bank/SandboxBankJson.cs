using System.Text.Json.Serialization;

namespace Sampan.Host.Bank;

/// <summary>
/// The sandbox bank's API as it is on the wire. Fields it may add later are ignored, missing ones are not.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireAccountRequest))]
[JsonSerializable(typeof(WireAccount))]
[JsonSerializable(typeof(WireStatement))]
[JsonSerializable(typeof(WirePayoutRequest))]
[JsonSerializable(typeof(WirePayout))]
[JsonSerializable(typeof(WireProblem))]
internal sealed partial class SandboxBankJson : JsonSerializerContext;

internal sealed record WireAccountRequest(string Name, string Currency);

internal sealed record WireAccount(string Number);

internal sealed record WireStatement
{
    /// <summary>JSON may hold a null among the lines, whatever a list promises.</summary>
    public required IReadOnlyList<WireLine?> Lines { get; init; }
    public required string NextCursor { get; init; }
    public required bool HasMore { get; init; }
    public required string ClosingBalance { get; init; }
    public required string Currency { get; init; }
}

internal sealed record WireLine
{
    public required string LineId { get; init; }
    public required string Cursor { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public required string ValueDate { get; init; }
    public required string Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reference { get; init; }
    public required string CounterpartyName { get; init; }
    public required string CounterpartyAccount { get; init; }
    public required string Kind { get; init; }
}

internal sealed record WirePayoutRequest
{
    public required string FromAccount { get; init; }
    public required string ToAccountName { get; init; }
    public required string ToAccountNumber { get; init; }
    public required string Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reference { get; init; }
    public required string IdempotencyKey { get; init; }
}

internal sealed record WirePayout(string PayoutId, string Status, string? Reason = null);

/// <summary>RFC 9457; only the code is of use to a program.</summary>
internal sealed record WireProblem(string Code);
