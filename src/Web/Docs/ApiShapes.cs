using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sampan.Web.Docs;

/// <summary>An answer's schema as JSON of that shape: every member once, with a value of its type.</summary>
internal sealed class ApiShapes(JsonNode document)
{
    private const int Deepest = 8;

    internal static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Of(JsonNode schema) => Sample(schema, 0)?.ToJsonString(Readable) ?? "null";

    private JsonNode? Sample(JsonNode? written, int depth)
    {
        JsonNode? schema = Resolve(written);
        if (schema is null || depth > Deepest) return new JsonObject();
        if (schema["oneOf"] is JsonArray choices)
            return Sample(choices.FirstOrDefault(choice => choice?["type"]?.ToString() != "null"), depth);
        if (schema["properties"] is JsonObject members)
        {
            return new JsonObject(members.Select(member =>
                KeyValuePair.Create(member.Key, Sample(member.Value, depth + 1))));
        }
        if (schema["items"] is { } item) return new JsonArray(Sample(item, depth + 1));
        if (schema["additionalProperties"] is JsonObject value)
            return new JsonObject { ["…"] = Sample(value, depth + 1) };
        return Type(schema) switch
        {
            "string" => "…",
            "integer" or "number" => 0,
            "boolean" => true,
            _ => new JsonObject(),
        };
    }

    private JsonNode? Resolve(JsonNode? schema)
    {
        if (schema?["$ref"]?.ToString() is not { } reference) return schema;
        JsonNode? found = document;
        foreach (string part in reference.TrimStart('#', '/').Split('/')) found = found?[part];
        return found;
    }

    private static string? Type(JsonNode schema) => schema["type"] is JsonArray types
        ? types.Select(type => type!.ToString()).Where(type => type != "null").Order(StringComparer.Ordinal)
            .FirstOrDefault()
        : schema["type"]?.ToString();
}
