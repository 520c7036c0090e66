using System.Xml.Linq;
using CsvHelper;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// Reads the published lists for the labelled set, by itself: the importers are judged elsewhere. Ships and aircraft
/// are left out, and so are aliases that the list itself calls weak (UN: quality <c>Low</c>) or that have fewer than
/// five letters.
/// </summary>
internal static class PublishedLists
{
    private const int ShortestAlias = 5;

    internal static IReadOnlyList<ListedEntity> All() =>
    [
        .. Ofac("ofac-sdn", "ofac_sdn_2021-07.csv", "ofac_alt_2021-07.csv"),
        .. Ofac("ofac-cons", "ofac_cons_prim.csv", "ofac_cons_alt.csv"),
        .. Nations(),
        .. Denied(),
    ];

    /// <summary>The file of names in two scripts: <c>Query,Expected Match,…</c>.</summary>
    internal static IReadOnlyList<(string A, string B)> CrossScript() =>
    [
        .. File.ReadAllLines(ReferenceData.Path("sanctions", "watchman_cross_script_pairs.csv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1])),
    ];

    private static IEnumerable<ListedEntity> Ofac(string list, string names, string aliases)
    {
        ILookup<string, string> known = Rows(aliases, ',', 5).ToLookup(row => row[0], row => row[3]);
        return
            from row in Rows(names, ',', 12)
            let type = row[2].Trim()
            where type is "individual" or "-0-"
            select new ListedEntity(
                list, $"{list}/{row[0]}", type == "individual" ? "person" : "firm", row[1], Strong(known[row[0]]));
    }

    private static IEnumerable<ListedEntity> Nations()
    {
        XElement root = XDocument.Load(ReferenceData.Path("sanctions", "un_consolidated_2026-02-27.xml")).Root!;
        foreach (XElement entry in root.Elements().Elements())
        {
            string name = string.Join(' ', new[] { "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" }
                .Select(part => entry.Element(part)?.Value.Trim()).Where(part => !string.IsNullOrEmpty(part)));
            IEnumerable<string> aliases = entry.Elements()
                .Where(e => e.Name.LocalName.EndsWith("_ALIAS", StringComparison.Ordinal))
                .Where(e => e.Element("QUALITY")?.Value is "Good" or "a.k.a." or "f.k.a.")
                .Select(e => e.Element("ALIAS_NAME")?.Value.Trim() ?? "");
            yield return new ListedEntity(
                "un", $"un/{entry.Element("DATAID")!.Value}", entry.Name == "INDIVIDUAL" ? "person" : "firm", name,
                Strong(aliases),
                entry.Element("NAME_ORIGINAL_SCRIPT")?.Value.Trim() is { Length: > 0 } own ? own : null);
        }
    }

    private static IEnumerable<ListedEntity> Denied() => Rows("bis_dpl.txt", '\t', 12).Skip(1)
        .Select(row => row[0].Trim()).Distinct().Select(name => new ListedEntity("bis", $"bis/{name}", null, name, []));

    private static string[] Strong(IEnumerable<string> aliases) =>
        [.. aliases.Where(alias => alias.Count(char.IsLetter) >= ShortestAlias).Distinct()];

    private static IEnumerable<string[]> Rows(string file, char separator, int columns)
    {
        var options = new CsvReaderOptions { Separator = separator, HasHeader = false };
        using CsvReader reader =
            CsvReader.FromText(File.ReadAllText(ReferenceData.Path("sanctions", file)), options);
        while (reader.Read())
            if (reader.FieldCount == columns) yield return reader.Current.ToArray();
    }
}
