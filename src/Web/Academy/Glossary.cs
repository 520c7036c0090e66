using Sampan.Web.Docs;

namespace Sampan.Web.Academy;

/// <summary>One of the trade's words, as docs/words.md has it.</summary>
internal sealed record Word(string Key, string English, string Thai, string Chinese, string Meaning)
{
    public string Address => $"/academy/words#{Key}";

    public string In(string language) => language switch { "th" => Thai, "zh" => Chinese, _ => English };
}

/// <summary>The trade's words in three languages, from the paper that everybody who writes here keeps to.</summary>
internal static class Glossary
{
    private static readonly Dictionary<string, Word> ByKey =
        Read().DistinctBy(word => word.Key).ToDictionary(word => word.Key);

    public static IEnumerable<Word> All => ByKey.Values;

    public static Word? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>Rows of five: English, code, Thai, Chinese, meaning.</summary>
    private static IEnumerable<Word> Read()
    {
        string paper = DocSource.All().Single(source => source.Path == "docs/words.md").Text;
        foreach (string line in paper.Split('\n').Where(line => line.StartsWith('|')).Skip(2))
        {
            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
            if (cells.Length != 5) continue;
            string key = cells[0].ToLowerInvariant().Replace(' ', '-').Replace("'", "", StringComparison.Ordinal);
            yield return new Word(key, cells[0], cells[2], cells[3], cells[4]);
        }
    }
}
