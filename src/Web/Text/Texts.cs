using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Sampan.Web.Parts;

namespace Sampan.Web.Text;

/// <summary>
/// What people read, by key, in one language. The texts lie in <c>Text/LANGUAGE/*.json</c> as flat objects; a guard
/// keeps the languages complete and their placeholders equal. A key without a text is a bug and throws.
/// </summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Texts> Languages = Load();

    private readonly FrozenDictionary<string, string> _texts;

    private Texts(string language, FrozenDictionary<string, string> texts, Country? place = null) =>
        (Language, _texts, Place) = (language, texts, place);

    /// <summary>The language's two-letter code: <c>en</c>, <c>th</c>, <c>zh</c>.</summary>
    public string Language { get; }

    /// <summary>The language as HTML names it: see <see cref="TagOf"/>.</summary>
    public string Tag => TagOf(Language);

    /// <summary>The country in whose time moments are written; null where a page is about none.</summary>
    public Country? Place { get; }

    public static IReadOnlyList<string> Available { get; } = [.. Languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The texts of a language; English for one we do not have.</summary>
    public static Texts In(string? language) =>
        language is not null && Languages.TryGetValue(language, out Texts? texts) ? texts : Languages["en"];

    /// <summary>
    /// A language's tag (BCP 47). Chinese names its script: which shapes of the letters are drawn depends on it.
    /// </summary>
    public static string TagOf(string language) => language == "zh" ? "zh-Hans" : language;

    /// <summary>The same texts for a page about this country.</summary>
    public Texts At(Country place) => new(Language, _texts, place);

    public string this[string key] => _texts.TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"No text '{key}' in '{Language}'.");

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The text with its <c>{name}</c> placeholders filled.</summary>
    public string Of(string key, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        string text = this[key];
        foreach ((string name, string value) in arguments)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>A refusal as a sentence.</summary>
    public string Refusal(Refusal refusal) => Of(
        $"refusal.{refusal.Code.Name}", [.. refusal.Arguments.Select(a => (a.Name, Argument(a.Name, a.Value)))]);

    /// <summary>
    /// An argument as the reader knows it: the name of a state, a field, an account, a country, a date.
    /// </summary>
    private string Argument(string name, string value)
    {
        string key = name switch
        {
            "kind" => $"account.{value}",
            "before" => $"field.{value}",
            "from" or "to" or "country" => $"country.{value}",
            _ => $"{name}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(value)}",
        };
        return Has(key) ? this[key] : this.ReadableMoney(value) ?? this.Readable(value);
    }

    private static FrozenDictionary<string, Texts> Load()
    {
        var languages = new Dictionary<string, Dictionary<string, string>>();
        Assembly assembly = typeof(Texts).Assembly;
        string[] names = assembly.GetManifestResourceNames();
        foreach (string resource in names.Where(name => name.StartsWith("text/", StringComparison.Ordinal)))
        {
            string language = resource.Split('/')[1];
            if (!languages.TryGetValue(language, out Dictionary<string, string>? texts))
                languages[language] = texts = [];
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            foreach ((string key, string text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                texts.Add(key, text);
        }
        return languages.ToFrozenDictionary(
            pair => pair.Key, pair => new Texts(pair.Key, pair.Value.ToFrozenDictionary()));
    }
}
