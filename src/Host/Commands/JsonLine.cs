using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// One object a line, as commands read it from standard input. Its <c>id</c> may be a text or a number and is given
/// back as it came; fields that nobody asks for are left alone.
/// </summary>
internal static class JsonLine
{
    /// <summary>Refuses <c>json_line_malformed</c> where it is no object or has no id.</summary>
    internal static Outcome<JsonElement> Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Malformed("{");
            return document.RootElement.TryGetProperty("id", out JsonElement id)
                && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                ? document.RootElement.Clone()
                : Malformed("id");
        }
        catch (JsonException)
        {
            // The reader can only say so by throwing; to us a line that is no JSON is an ordinary refusal.
            return Malformed("JSON");
        }
    }

    /// <summary>The id of a line that is otherwise wrong; null where it has none.</summary>
    internal static JsonElement? IdOf(string line)
    {
        Outcome<JsonElement> read = Read(line);
        return read.IsRefused ? null : read.Value.GetProperty("id");
    }

    /// <summary>A text, or a number as it is written; null for anything else and where the field is missing.</summary>
    internal static string? TextOf(JsonElement fields, string field) =>
        fields.TryGetProperty(field, out JsonElement value) ? Scalar(value) : null;

    internal static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Readable(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    internal static Refusal Malformed(string what) => HostRefusals.JsonLineMalformed.With(("what", what));

    /// <summary>Half a surrogate pair cannot be read as text.</summary>
    private static string? Readable(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
