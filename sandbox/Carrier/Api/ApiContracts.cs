using System.Text.Json.Serialization;

namespace Sampan.Sandbox.Carrier.Api;

internal sealed record ConsignmentRequest
{
    public required string Key { get; init; }
    public required string Reference { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required long Cartons { get; init; }
    public required long GrossGrams { get; init; }
}

internal sealed record ConsignmentAnswer(string Tracking, bool Sandbox);

/// <summary>What the carrier is to report. One of reference and tracking names the consignment.</summary>
internal sealed record EventRequest
{
    public required string EventId { get; init; }
    public string? Reference { get; init; }
    public string? Tracking { get; init; }

    /// <summary>The platform's word: <c>held</c>, <c>released</c>, <c>lost</c>… It says which it knows.</summary>
    public required string Kind { get; init; }
    public required string On { get; init; }
    public string? Reason { get; init; }

    /// <summary>The platform's address for events, on this computer.</summary>
    public required string ReportTo { get; init; }
}

internal sealed record EventAnswer(string EventId, bool Reported);

internal sealed record HealthAnswer(string Status, bool Sandbox);

internal sealed record ProblemAnswer(
    string Title, int Status, string Code, IReadOnlyDictionary<string, string> Arguments);

/// <summary>As the platform's API wants it.</summary>
internal sealed record PlatformEvent(
    string EventId, string? Reference, string? Tracking, string Kind, string On, string? Reason);

internal sealed record PlatformProblem(string? Code);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ConsignmentRequest))]
[JsonSerializable(typeof(ConsignmentAnswer))]
[JsonSerializable(typeof(EventRequest))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(PlatformEvent))]
[JsonSerializable(typeof(PlatformProblem))]
internal sealed partial class ApiJson : JsonSerializerContext;
