using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Border.Lab;

/// <summary>
/// A policy change as JSON: a name, and changes that each name a country and one of <c>rate</c>, <c>rule</c>,
/// <c>threshold</c> and <c>claim</c>. Members that nobody knows are refused: a change that is misspelt must not be
/// passed over.
/// </summary>
internal static class PolicyFile
{
    private const int MostChanges = 50, MostCodes = 200, MostName = 200;

    internal static Outcome<PolicyChange> Read(ReadOnlySpan<byte> json)
    {
        PolicyDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, PolicyJson.Default.PolicyDocument);
        }
        catch (JsonException e)
        {
            return Malformed(e.Path ?? "$");
        }
        if (document is null || document.Name.Length is 0 or > MostName) return Malformed("name");
        if (document.Changes.Length is 0 or > MostChanges) return Malformed("changes");
        var changes = new List<LawChange>();
        foreach (ChangeDocument? change in document.Changes)
        {
            if (change is null) return Malformed("changes");
            if (!Change(change).TryGet(out LawChange? read, out Refusal? refusal)) return refusal;
            changes.Add(read);
        }
        return new PolicyChange(document.Name, changes);
    }

    private static Outcome<LawChange> Change(ChangeDocument d)
    {
        if (!Country.Parse(d.Country).TryGet(out Country country, out Refusal? refusal)) return refusal;
        switch (d)
        {
            case { Rate: { } rate, Rule: null, Threshold: null, Claim: null }:
                if (!DutyColumns.Parse(rate.Column).TryGet(out DutyColumn column, out refusal)) return refusal;
                if (!Codes(rate.Codes).TryGet(out string[]? rated, out refusal)) return refusal;
                return new RateChange(country, column, rated, rate.To);
            case { Rate: null, Rule: { } rule, Threshold: null, Claim: null }:
                return new RuleChange(country, rule.Id, rule.To);
            case { Rate: null, Rule: null, Threshold: { } threshold, Claim: null }:
                if (!Currency.Parse(threshold.Currency).TryGet(out Currency currency, out refusal)) return refusal;
                if (!Money.Parse(threshold.FreeUpTo, currency).TryGet(out Money freeUpTo, out refusal)) return refusal;
                return freeUpTo.Minor < 0 ? Malformed("threshold") : new ThresholdChange(country, freeUpTo);
            case { Rate: null, Rule: null, Threshold: null, Claim: { } claim }:
                if (!DutyColumns.ParseClaim(claim.Program).TryGet(out Preference program, out refusal)) return refusal;
                if (!Codes(claim.Codes).TryGet(out string[]? claimed, out refusal)) return refusal;
                return new ClaimChange(country, program, claimed);
            default:
                return Malformed("changes");
        }
    }

    /// <summary>The digits of each: two or more, a chapter, a heading, a line.</summary>
    private static Outcome<string[]> Codes(string[] codes)
    {
        if (codes.Length is 0 or > MostCodes) return Malformed("codes");
        string[] digits = new string[codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            if (!HsCode.Parse(codes[i]).TryGet(out HsCode code, out Refusal? refusal)) return refusal;
            digits[i] = code.Digits;
        }
        return digits;
    }

    private static Refusal Malformed(string what) => BorderRefusals.PolicyMalformed.With(("what", what));
}

internal sealed record PolicyDocument(string Name, ChangeDocument[] Changes);

internal sealed record ChangeDocument(
    string Country, RateDocument? Rate = null, RuleDocument? Rule = null, ThresholdDocument? Threshold = null,
    ClaimDocument? Claim = null);

internal sealed record RateDocument(string Column, string[] Codes, string To);

internal sealed record RuleDocument(string Id, string To);

internal sealed record ThresholdDocument(string FreeUpTo, string Currency);

internal sealed record ClaimDocument(string Program, string[] Codes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PolicyDocument))]
internal sealed partial class PolicyJson : JsonSerializerContext;
