using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Border.Screening.Lists;

/// <summary>
/// The Security Council's consolidated list as XML: <c>CONSOLIDATED_LIST</c> with its day, <c>INDIVIDUALS</c> and
/// <c>ENTITIES</c>. Names come in four parts, in aliases with their quality (<c>Low</c> is weak), and in their own
/// script. Source: scsanctions.un.org, schema sc-sanctions.xsd.
/// </summary>
internal static class NationsList
{
    private static readonly string[] NameParts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    private static readonly string[] Qualities = ["Good", "Low", "a.k.a.", "f.k.a."];

    internal static Outcome<ImportedList> Take(IReadOnlyList<ListFile> files)
    {
        Outcome<ListFile?> found = ListRows.Find(
            files, "consolidated.xml", name => name.EndsWith(".xml", StringComparison.Ordinal));
        if (found.IsRefused) return found.Refusal;
        ListFile file = found.Value!;
        if (!Parse(file).TryGet(out XElement? root, out Refusal? refusal)) return refusal;
        if (root.Name != "CONSOLIDATED_LIST") return Malformed(file, root, "CONSOLIDATED_LIST");
        if (!DateTimeOffset.TryParse(
            root.Attribute("dateGenerated")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset generated)) return Malformed(file, root, "dateGenerated");

        var parties = new List<ListedParty>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string section, string name, PartyType type) in ((string, string, PartyType)[])
            [("INDIVIDUALS", "INDIVIDUAL", PartyType.Person), ("ENTITIES", "ENTITY", PartyType.Firm)])
        {
            if (root.Elements(section).Count() != 1) return Malformed(file, root, section);
            foreach (XElement entry in root.Element(section)!.Elements())
            {
                if (entry.Name != name) return Malformed(file, entry, entry.Name.LocalName);
                if (!Party(file, entry, type).TryGet(out ListedParty? party, out refusal)) return refusal;
                if (!keys.Add(party.Key)) return Malformed(file, entry, "DATAID");
                parties.Add(party);
            }
        }
        return parties.Count == 0
            ? Malformed(file, root, "INDIVIDUALS")
            : new ImportedList(
                WatchList.UnitedNations, DateOnly.FromDateTime(generated.UtcDateTime), parties);
    }

    private static Outcome<ListedParty> Party(ListFile file, XElement entry, PartyType type)
    {
        if (Text(entry, "DATAID") is not { } key) return Malformed(file, entry, "DATAID");
        string name = string.Join(' ', NameParts.Select(part => Text(entry, part)).OfType<string>());
        if (name.Length == 0) return Malformed(file, entry, "FIRST_NAME");
        var names = new List<ListedName> { new(name) };
        string kind = entry.Name.LocalName;
        foreach (XElement alias in entry.Elements($"{kind}_ALIAS"))
        {
            if (Text(alias, "ALIAS_NAME") is not { } other) continue;
            string? quality = Text(alias, "QUALITY");
            if (quality is not null && !Qualities.Contains(quality)) return Malformed(file, alias, "QUALITY");
            names.Add(new ListedName(other, quality == "Low"));
        }
        if (Text(entry, "NAME_ORIGINAL_SCRIPT") is { } own) names.Add(new ListedName(own));
        IEnumerable<string> countries = entry.Elements($"{kind}_ADDRESS").Select(place => Text(place, "COUNTRY"))
            .Concat(entry.Elements("NATIONALITY").Elements("VALUE").Select(value => value.Value.Trim()))
            .OfType<string>().Where(country => country.Length > 0);
        return new ListedParty(
            key, type, [.. names.Distinct()], [.. countries.Distinct()],
            [.. entry.Elements($"{kind}_DATE_OF_BIRTH").SelectMany(Years).Distinct().Order()],
            Text(entry, "UN_LIST_TYPE") ?? "");
    }

    /// <summary>A year, the year of a day, or every year of a span of at most ten.</summary>
    private static IEnumerable<int> Years(XElement birth)
    {
        foreach (string name in (string[])["YEAR", "DATE"])
            if (Text(birth, name) is { Length: >= 4 } text && Year(text) is { } year) yield return year;
        if (Year(Text(birth, "FROM_YEAR")) is not { } from || Year(Text(birth, "TO_YEAR")) is not { } to) yield break;
        for (int year = from; year <= to && year <= from + 10; year++) yield return year;
    }

    private static int? Year(string? text) =>
        text is { Length: >= 4 }
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? year
            : null;

    private static Outcome<XElement> Parse(ListFile file)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file.Content), settings);
            return XElement.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            // The reader can only say so by throwing; to us a damaged file is an ordinary refusal.
            return ListRows.Malformed(file.Name, e.LineNumber, "XML");
        }
    }

    private static string? Text(XElement within, string name) =>
        within.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static Refusal Malformed(ListFile file, XElement at, string what) =>
        ListRows.Malformed(file.Name, ((IXmlLineInfo)at).LineNumber, what);
}
