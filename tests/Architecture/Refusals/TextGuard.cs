namespace Sampan.Tests.Architecture.Refusals;

/// <summary>
/// Every language says everything: the same keys with the same placeholders, and a text for every refusal code. Two
/// languages with the very same words look like a forgotten translation; those that are meant stand in a list.
/// </summary>
internal sealed class TextGuard : IGuard
{
    private const string Rule = TextBook.Rule;
    private const string Web = "src/Web/Web.csproj";
    private const string Same = TextBook.Folder + "/same-in-all.txt";
    private const string RefusalPrefix = "refusal.";

    public IEnumerable<Finding> Check(Tree tree)
    {
        HashSet<string> codes = [.. WrittenCode.In(tree).Select(code => code.Name).OfType<string>()];
        if (codes.Count == 0) yield return Finding.NothingToGuard("src", Rule);
        // Without pages nobody reads a text yet. The rule wakes with the project, not with a setting.
        if (!tree.HasFile(Web)) yield break;

        IReadOnlyList<TextBook> books = TextBook.All(tree);
        if (books.Count < 2) yield return new Finding(TextBook.Folder, 0, Rule, "holds fewer than two languages");
        IEnumerable<Finding> findings =
        [
            .. books.SelectMany(book => book.Findings),
            .. MissingKeys(books),
            .. MissingRefusals(books, codes),
            .. DifferentPlaceholders(books),
            .. SameWords(books, tree),
        ];
        foreach (Finding finding in findings) yield return finding;
    }

    private static IEnumerable<Finding> MissingKeys(IReadOnlyList<TextBook> books) =>
        from key in books.SelectMany(book => book.Entries.Keys).Distinct()
        from book in books
        where !book.Entries.ContainsKey(key)
        select new Finding($"{TextBook.Folder}/{book.Language}", 0, Rule, $"{key} is missing");

    private static IEnumerable<Finding> MissingRefusals(IReadOnlyList<TextBook> books, HashSet<string> codes)
    {
        foreach (TextBook book in books)
        {
            foreach (string key in codes.Select(code => RefusalPrefix + code))
                if (!book.Entries.ContainsKey(key))
                    yield return new Finding($"{TextBook.Folder}/{book.Language}", 0, Rule, $"{key} is missing");
            foreach ((string key, TextBook.Entry entry) in book.Entries.Where(pair => IsRefusal(pair.Key)))
                if (!codes.Contains(key[RefusalPrefix.Length..]))
                    yield return new Finding(entry.Path, 0, Rule, $"{key} is the text of no refusal code");
        }
    }

    private static IEnumerable<Finding> DifferentPlaceholders(IReadOnlyList<TextBook> books)
    {
        foreach (TextBook book in books.Skip(1))
        {
            foreach ((string key, TextBook.Entry entry) in book.Entries)
                if (books[0].Entries.TryGetValue(key, out TextBook.Entry? first)
                    && !first.Placeholders.SetEquals(entry.Placeholders))
                    yield return new Finding(entry.Path, 0, Rule,
                        $"{key} has {Shown(entry)}, in {books[0].Language} it has {Shown(first)}");
        }
    }

    private static IEnumerable<Finding> SameWords(IReadOnlyList<TextBook> books, Tree tree)
    {
        HashSet<string> allowed = [.. tree.ReadOrNothing(Same).Split('\n').Select(line => line.Split('#')[0].Trim())];
        allowed.Remove("");
        var used = new HashSet<string>();
        foreach (string key in books.SelectMany(book => book.Entries.Keys).Distinct())
        {
            string[] texts = [.. books.Where(b => b.Entries.ContainsKey(key)).Select(b => b.Entries[key].Text)];
            if (texts.Distinct().Count() == texts.Length) continue;
            if (!allowed.Contains(key))
                yield return new Finding(TextBook.Folder, 0, Rule,
                    $"{key} reads the same in two languages: translate it, or list it in same-in-all.txt");
            _ = used.Add(key);
        }
        foreach (string key in allowed.Except(used))
            yield return new Finding(Same, 0, Rule, $"{key} differs in every language or is gone: delete the line");
    }

    private static bool IsRefusal(string key) => key.StartsWith(RefusalPrefix, StringComparison.Ordinal);

    private static string Shown(TextBook.Entry entry) =>
        $"{{{string.Join(' ', entry.Placeholders.Order(StringComparer.Ordinal))}}}";
}
