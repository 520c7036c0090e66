namespace Sampan.Web.Docs;

/// <summary>
/// Whom each paper is for, in the order in which it is best read. One that is not named is for developers.
/// </summary>
internal static class Audiences
{
    private static readonly Dictionary<Audience, string[]> Named = new()
    {
        [Audience.Trader] = ["readme", "orders", "border", "documents", "academy", "words"],
        [Audience.Lender] = ["funding", "ledger", "money-map", "journal-format"],
        [Audience.Developer] = ["api", "architecture", "contributing", "decisions"],
        [Audience.Operator] = ["operations", "security"],
    };

    public static Audience Of(string name)
    {
        if (name.StartsWith("decisions/", StringComparison.Ordinal)) return Audience.Decision;
        KeyValuePair<Audience, string[]> found = Named.FirstOrDefault(pair => pair.Value.Contains(name));
        return found.Value is null ? Audience.Developer : found.Key;
    }

    public static IEnumerable<DocPage> InOrder(this IEnumerable<DocPage> pages) =>
        pages.OrderBy(page => page.Audience).ThenBy(Place).ThenBy(page => page.Name, StringComparer.Ordinal);

    private static int Place(DocPage page) => Named.TryGetValue(page.Audience, out string[]? names)
        && Array.IndexOf(names, page.Name) is var place and >= 0 ? place : int.MaxValue;
}
