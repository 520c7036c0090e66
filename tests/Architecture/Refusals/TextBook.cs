using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sampan.Tests.Architecture.Refusals;

/// <summary>
/// The texts of one language: flat objects of key and text in <c>src/Web/Text/th/*.json</c>. What is wrong with a
/// file is kept beside the texts, so that one bad file does not hide the rest.
/// </summary>
internal sealed partial class TextBook
{
    public const string Folder = "src/Web/Text";
    public const string Rule = "text";

    private TextBook(string language) => Language = language;

    public sealed record Entry(string Path, string Text)
    {
        /// <summary>Names in braces, without what follows them: <c>count</c> for <c>{count:box|boxes}</c>.</summary>
        public IReadOnlySet<string> Placeholders { get; } =
            Placeholder().Matches(Text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
    }

    public string Language { get; }

    public Dictionary<string, Entry> Entries { get; } = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];

    public static IReadOnlyList<TextBook> All(Tree tree) =>
        [.. tree.Folders(Folder).Select(language => Read(tree, language))];

    private static TextBook Read(Tree tree, string language)
    {
        var book = new TextBook(language);
        foreach (string path in tree.Files($"{Folder}/{language}", ".json"))
        {
            try
            {
                using JsonDocument file = JsonDocument.Parse(tree.Read(path));
                foreach (JsonProperty property in file.RootElement.EnumerateObject()) book.Add(path, property);
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                book.Findings.Add(new Finding(path, 0, Rule, $"is not a flat JSON object: {broken.Message}"));
            }
        }
        return book;
    }

    private void Add(string path, JsonProperty property)
    {
        string text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "";
        if (string.IsNullOrWhiteSpace(text))
            Findings.Add(new Finding(path, 0, Rule, $"{property.Name} has no text"));
        else if (!Entries.TryAdd(property.Name, new Entry(path, text)))
            Findings.Add(new Finding(path, 0, Rule, $"{property.Name} is already in {Entries[property.Name].Path}"));
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
