using System.Globalization;
using System.Text.Json;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// One line of what is screened: <c>{"id","name","type"?,"country"?,"dob"?}</c>, or a pair
/// <c>{"id","a","b","type"?}</c>. An id may be a text or a number and is given back as it came; other fields are left
/// alone.
/// </summary>
internal static class ScreenLine
{
    private const int LongestName = 500;

    internal sealed record ToScreen(JsonElement Id, ScreenedName Name);

    internal sealed record ToCompare(JsonElement Id, string A, string B, PartyType? Type);

    internal static Outcome<ToScreen> Name(string line)
    {
        if (!Read(line).TryGet(out JsonElement fields, out Refusal? refusal)) return refusal;
        if (!Text(fields, "name").TryGet(out string? name, out refusal)) return refusal;
        Outcome<PartyType?> type = Type(fields);
        if (type.IsRefused) return type.Refusal;
        Outcome<int?> birth = Birth(fields);
        if (birth.IsRefused) return birth.Refusal;
        return new ToScreen(
            fields.GetProperty("id"), new ScreenedName(name, type.Value, Optional(fields, "country"), birth.Value));
    }

    internal static Outcome<ToCompare> Pair(string line)
    {
        if (!Read(line).TryGet(out JsonElement fields, out Refusal? refusal)) return refusal;
        if (!Text(fields, "a").TryGet(out string? a, out refusal)) return refusal;
        if (!Text(fields, "b").TryGet(out string? b, out refusal)) return refusal;
        Outcome<PartyType?> type = Type(fields);
        return type.IsRefused ? type.Refusal : new ToCompare(fields.GetProperty("id"), a, b, type.Value);
    }

    /// <summary>The id of a line that is otherwise wrong; null where it has none.</summary>
    internal static JsonElement? IdOf(string line)
    {
        Outcome<JsonElement> read = Read(line);
        return read.IsRefused ? null : read.Value.GetProperty("id");
    }

    private static Outcome<JsonElement> Read(string line)
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

    private static Outcome<string> Text(JsonElement fields, string field)
    {
        if (Optional(fields, field) is not { } text) return Malformed(field);
        if (text.Length > LongestName)
            return ScreeningRefusals.NameTooLong.With(("what", field), ("most", $"{LongestName}"));
        return text.Any(char.IsLetterOrDigit) ? text : ScreeningRefusals.NameMissing.With(("what", field));
    }

    private static Outcome<PartyType?> Type(JsonElement fields) => Optional(fields, "type")?.ToLowerInvariant() switch
    {
        null or "" => (PartyType?)null,
        "person" or "individual" => PartyType.Person,
        "firm" or "entity" or "organization" or "company" => PartyType.Firm,
        "vessel" => PartyType.Vessel,
        "aircraft" => PartyType.Aircraft,
        var other => ScreeningRefusals.TypeUnknown.Text(other),
    };

    private static Outcome<int?> Birth(JsonElement fields)
    {
        if (Optional(fields, "dob") is not { Length: > 0 } text) return (int?)null;
        bool isDay = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        if (isDay) return day.Year;
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? year
            : ScreeningRefusals.BirthMalformed.Text(text);
    }

    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    private static string? Optional(JsonElement fields, string field)
    {
        if (!fields.TryGetProperty(field, out JsonElement value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Readable(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static Refusal Malformed(string what) => ScreeningRefusals.LineMalformed.With(("what", what));

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
