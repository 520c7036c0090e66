using System.Globalization;
using System.Text.Json;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// One line of what is screened: <c>{"id","name","type"?,"country"?,"dob"?}</c>, or a pair
/// <c>{"id","a","b","type"?}</c>.
/// </summary>
internal static class ScreenLine
{
    private const int LongestName = 500;

    internal sealed record ToScreen(JsonElement Id, ScreenedName Name);

    internal sealed record ToCompare(JsonElement Id, string A, string B, PartyType? Type);

    internal static Outcome<ToScreen> Name(string line)
    {
        if (!JsonLine.Read(line).TryGet(out JsonElement fields, out Refusal? refusal)) return refusal;
        if (!Text(fields, "name").TryGet(out string? name, out refusal)) return refusal;
        Outcome<PartyType?> type = Type(fields);
        if (type.IsRefused) return type.Refusal;
        Outcome<int?> birth = Birth(fields);
        if (birth.IsRefused) return birth.Refusal;
        string? country = JsonLine.TextOf(fields, "country");
        return new ToScreen(
            fields.GetProperty("id"), new ScreenedName(name, type.Value, country, birth.Value));
    }

    internal static Outcome<ToCompare> Pair(string line)
    {
        if (!JsonLine.Read(line).TryGet(out JsonElement fields, out Refusal? refusal)) return refusal;
        if (!Text(fields, "a").TryGet(out string? a, out refusal)) return refusal;
        if (!Text(fields, "b").TryGet(out string? b, out refusal)) return refusal;
        Outcome<PartyType?> type = Type(fields);
        return type.IsRefused ? type.Refusal : new ToCompare(fields.GetProperty("id"), a, b, type.Value);
    }

    private static Outcome<string> Text(JsonElement fields, string field)
    {
        if (JsonLine.TextOf(fields, field) is not { } text) return JsonLine.Malformed(field);
        if (text.Length > LongestName)
            return ScreeningRefusals.NameTooLong.With(("what", field), ("most", $"{LongestName}"));
        return text.Any(char.IsLetterOrDigit) ? text : ScreeningRefusals.NameMissing.With(("what", field));
    }

    private static Outcome<PartyType?> Type(JsonElement fields) =>
        JsonLine.TextOf(fields, "type")?.ToLowerInvariant() switch
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
        if (JsonLine.TextOf(fields, "dob") is not { Length: > 0 } text) return (int?)null;
        bool isDay = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        if (isDay) return day.Year;
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? year
            : ScreeningRefusals.BirthMalformed.Text(text);
    }
}
