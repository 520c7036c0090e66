using System.Text.Json;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// One line of <c>classify</c>: <c>id</c> and <c>title</c>, and optionally <c>description</c>, <c>category</c> (a path
/// or a list of levels) and <c>attributes</c> (an object, a text that holds one, or plain text). <c>lang</c> is
/// accepted and not needed: words are known by their letters.
/// </summary>
internal sealed record AskedGoods(JsonElement Id, GoodsDescription Goods)
{
    private const int LongestText = 20_000;

    internal static Outcome<AskedGoods> Read(string line)
    {
        if (!JsonLine.Read(line).TryGet(out JsonElement fields, out Refusal? refusal)) return refusal;
        if (JsonLine.TextOf(fields, "title") is not { Length: > 0 and < LongestText } title)
            return JsonLine.Malformed("title");
        if ((JsonLine.TextOf(fields, "description") ?? "") is not { Length: < LongestText } description)
            return JsonLine.Malformed("description");
        return new AskedGoods(
            fields.GetProperty("id"),
            new GoodsDescription(title, description, Category(fields), Attributes(fields)));
    }

    private static string[] Category(JsonElement root)
    {
        if (!root.TryGetProperty("category", out JsonElement value)) return [];
        IEnumerable<string?> levels = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(JsonLine.Scalar),
            JsonValueKind.Object => value.EnumerateObject().Select(level => JsonLine.Scalar(level.Value)),
            _ => [JsonLine.Scalar(value)],
        };
        return [.. levels.OfType<string>()];
    }

    private static List<(string, string)> Attributes(JsonElement root)
    {
        if (!root.TryGetProperty("attributes", out JsonElement value)) return [];
        if (value.ValueKind != JsonValueKind.String) return Pairs(value);
        string text = value.GetString()!;
        if (!text.TrimStart().StartsWith('{')) return [("item", text)];
        try
        {
            using JsonDocument inner = JsonDocument.Parse(text);
            return Pairs(inner.RootElement);
        }
        catch (JsonException)
        {
            // Attributes help and are not needed: what looks like JSON and is not is read as words.
            return [("item", text)];
        }
    }

    private static List<(string, string)> Pairs(JsonElement value)
    {
        var pairs = new List<(string, string)>();
        if (value.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty property in value.EnumerateObject())
                pairs.Add((property.Name, Joined(property.Value)));
        if (value.ValueKind == JsonValueKind.Array)
            foreach (JsonElement item in value.EnumerateArray())
                if (item.ValueKind == JsonValueKind.Object) pairs.AddRange(Pairs(item));
                else if (JsonLine.Scalar(item) is { } text) pairs.Add(("item", text));
        return pairs;
    }

    private static string Joined(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(JsonLine.Scalar))
        : JsonLine.Scalar(value) ?? "";
}
