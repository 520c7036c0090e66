namespace Sampan.Web.Docs;

/// <param name="Excerpt">
/// The text around the first word that is found in it: before the word, the word itself, after it. Null where only the
/// heading has the words.
/// </param>
internal sealed record DocHit(DocSection Section, (string Before, string Hit, string After)? Excerpt, int Rank);

/// <summary>
/// Finds sections that hold every word that was asked for. A word in a heading counts for ten in the text, one in the
/// page's title for five; the words one behind the other count again.
/// </summary>
internal static class DocSearch
{
    private const int Most = 30;
    private const int Around = 90;

    public static IReadOnlyList<DocHit> Find(IEnumerable<DocSection> sections, string? asked)
    {
        string[] words = (asked ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        string phrase = string.Join(' ', words);
        return
        [
            .. sections
                .Select(section => new DocHit(section, Excerpt(section.Text, words), Rank(section, words, phrase)))
                .Where(hit => hit.Rank > 0).OrderByDescending(hit => hit.Rank).Take(Most),
        ];
    }

    private static int Rank(DocSection section, string[] words, string phrase)
    {
        int rank = 0;
        foreach (string word in words)
        {
            int found = Math.Min(Count(section.Text, word), 5) + (10 * Math.Min(Count(section.Title, word), 1));
            if (found == 0) return 0;
            rank += found + (5 * Math.Min(Count(section.Page, word), 1));
        }
        return words.Length > 1 && Count(section.Title + " " + section.Text, phrase) > 0 ? 2 * rank : rank;
    }

    private static int Count(string text, string word)
    {
        int count = 0;
        for (int at = Place(text, word, 0); at >= 0; at = Place(text, word, at + word.Length)) count++;
        return count;
    }

    private static (string Before, string Hit, string After)? Excerpt(string text, string[] words)
    {
        string? found = words.FirstOrDefault(word => Place(text, word, 0) >= 0);
        if (found is null) return null;
        int at = Place(text, found, 0);
        int from = Math.Max(0, at - Around);
        int end = at + found.Length;
        return (text[from..at], text[at..end], text[end..Math.Min(text.Length, end + Around)]);
    }

    private static int Place(string text, string word, int from) =>
        text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
}
