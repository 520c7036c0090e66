using System.Text.Json.Nodes;
using Sampan.Web.Access;
using Sampan.Web.Api.Calls;

namespace Sampan.Web.Docs;

/// <summary>
/// An operation as a command that runs against the demo as it is printed. What depends on the reader's own trade is a
/// variable of the shell; docs/api.md sets them. A test runs every one.
/// </summary>
internal static class CurlExample
{
    public static string Of(ApiOperation operation)
    {
        bool reads = operation.Method == "GET";
        // curl posts by itself once it is given a body.
        string method = reads || operation.Body is not null ? "" : $"-X {operation.Method} ";
        List<string> parts = [$"curl {method}\"$SITE{Path(operation.Path)}{Query(operation)}\""];
        parts.AddRange(Credential(operation.Credential, reads));
        if (Has(operation, Gate.LinkHeader)) parts.Add(Header($"{Gate.LinkHeader}: $TOKEN"));
        if (Has(operation, OneAnswer.KeyHeader)) parts.Add(Header($"{OneAnswer.KeyHeader}: example-$RANDOM-$RANDOM"));
        if (operation.Body is { } body) parts.AddRange([Header("Content-Type: application/json"), $"-d {Body(body)}"]);
        return string.Join(" \\\n  ", parts);
    }

    private static string[] Credential(string credential, bool reads) => credential switch
    {
        "key" => [Header("Authorization: Bearer $KEY")],
        "carrier" => [Header("Authorization: Bearer $CARRIER_KEY")],
        "session" when reads => ["-b seller.cookies"],
        "session" => ["-b seller.cookies", Header("RequestVerificationToken: $FORM")],
        "operator" when reads => ["-b operator.cookies"],
        "operator" => ["-b operator.cookies", Header("RequestVerificationToken: $OPERATOR_FORM")],
        _ => [],
    };

    private static string Path(string path) => path
        .Replace("/shops/{slug}", "/shops/$SHOP", StringComparison.Ordinal)
        .Replace("{shop}/{slug}", "$SHOP/$PRODUCT", StringComparison.Ordinal)
        .Replace("/v1/ledger/accounts/{account}", "/v1/ledger/accounts/$HOUSE_ACCOUNT", StringComparison.Ordinal)
        .Replace("{account}", "$ACCOUNT", StringComparison.Ordinal)
        .Replace("/carrier-keys/{key}", "/carrier-keys/$CARRIER_KEY_ID", StringComparison.Ordinal)
        .Replace("{key}", "$KEY_ID", StringComparison.Ordinal)
        .Replace("{firm}", "$FIRM", StringComparison.Ordinal)
        .Replace("{order}", "$ORDER", StringComparison.Ordinal)
        .Replace("{token}", "$TOKEN", StringComparison.Ordinal)
        .Replace("{number}", "1", StringComparison.Ordinal);

    private static string Query(ApiOperation operation)
    {
        string[] asked = [.. operation.Parameters.Where(p => p.Place == "query" && p.Example is not null)
            .Select(p => $"{p.Name}={p.Example}")];
        return asked.Length == 0 ? "" : "?" + string.Join('&', asked);
    }

    /// <summary>A paper of ours, which names its format, is sent back as it came.</summary>
    private static string Body(JsonNode body)
    {
        if (body["format"] is not null) return "\"$QUOTE\"";
        var sent = body.DeepClone();
        // An order names its goods line by line; elsewhere the listing stands by itself.
        JsonNode goods = sent["lines"]?[0] ?? sent;
        string?[] own = [Own(goods, "listing", "$LISTING"), Own(sent, "reference", "$REFERENCE"),
            Own(sent, "on", "$TODAY"), Own(sent, "code", "$CODE"), Own(sent, "eventId", "event-$RANDOM-$RANDOM")];
        string json = sent.ToJsonString(ApiShapes.Readable).ReplaceLineEndings("\n");
        if (json.Contains('\'', StringComparison.Ordinal)) throw new InvalidOperationException($"Cannot quote {json}");
        foreach (string? variable in own.Where(v => v is not null))
            json = json.Replace($"\"{variable}\"", $"\"'\"{variable}\"'\"", StringComparison.Ordinal);
        return $"'{json}'";
    }

    /// <summary>Puts the reader's own value in place of the example's, where there is one.</summary>
    private static string? Own(JsonNode body, string member, string variable)
    {
        if (body[member] is null) return null;
        body[member] = variable;
        return variable;
    }

    private static bool Has(ApiOperation operation, string header) =>
        operation.Parameters.Any(parameter => parameter.Place == "header" && parameter.Name == header);

    private static string Header(string header) => $"-H \"{header}\"";
}
