using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Kernel;

namespace Sampan.Border.Screening.Lists;

/// <summary>Which files of OFAC's make one list, by their names.</summary>
internal sealed record OfacFiles(
    Func<string, bool> Names, Func<string, bool> Addresses, Func<string, bool> Aliases, Func<string, bool> Comments)
{
    /// <summary>SDN.CSV, ADD.CSV, ALT.CSV, SDN_COMMENTS.CSV.</summary>
    internal static readonly OfacFiles Sdn = new(
        name => IsCsv(name) && name.Contains("sdn") && !name.Contains("comments"),
        name => IsCsv(name) && name.Contains("add") && !name.Contains("cons"),
        name => IsCsv(name) && name.Contains("alt") && !name.Contains("cons"),
        name => IsCsv(name) && name.Contains("sdn_comments"));

    /// <summary>CONS_PRIM.CSV, CONS_ADD.CSV, CONS_ALT.CSV, CONS_COMMENTS.CSV.</summary>
    internal static readonly OfacFiles Consolidated = new(
        name => IsCsv(name) && name.Contains("cons_prim"), name => IsCsv(name) && name.Contains("cons_add"),
        name => IsCsv(name) && name.Contains("cons_alt"), name => IsCsv(name) && name.Contains("cons_comments"));

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.Ordinal);
}

/// <summary>
/// OFAC's comma-separated files, without header: names (12 columns), addresses (6), aliases (5) and, where remarks run
/// over, comments (2). <c>-0-</c> is a blank. Each of the first three ends with the publisher's end mark, the byte 1A,
/// so that a file cut between two rows is known. Source: OFAC's "SDN data formats" (dat_spec.txt).
/// </summary>
internal static partial class OfacList
{
    private const char EndMark = '\u001A';
    private const string Blank = "-0-";
    private const int Names = 12, Addresses = 6, Aliases = 5, Comments = 2;

    internal static Outcome<ImportedList> Take(
        WatchList list, OfacFiles wanted, IReadOnlyList<ListFile> files, DateOnly? date)
    {
        if (!Read(files, "names", wanted.Names, Names).TryGet(out Rows? names, out Refusal? refusal)) return refusal;
        if (!Read(files, "addresses", wanted.Addresses, Addresses).TryGet(out Rows? addresses, out refusal))
            return refusal;
        if (!Read(files, "aliases", wanted.Aliases, Aliases).TryGet(out Rows? aliases, out refusal)) return refusal;
        if (!Read(files, "comments", wanted.Comments, Comments).TryGet(out Rows? comments, out refusal)) return refusal;
        if (date is not { } day) return ScreeningRefusals.DateNeeded.With(("list", list.Name()));

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.All.Count; i++)
        {
            string[] row = names.All[i];
            if (!IsKey(row[0]) || !keys.Add(row[0])) return ListRows.Malformed(names.File, i + 1, "number");
            if (row[1] is "" or Blank) return ListRows.Malformed(names.File, i + 1, "name");
            if (TypeOf(row[2]) is null) return ListRows.Malformed(names.File, i + 1, "type");
        }
        // A row about an entry that is not there says that one of the files is of another day, or cut.
        foreach (Rows beside in (Rows[])[addresses, aliases, comments])
            for (int i = 0; i < beside.All.Count; i++)
                if (!keys.Contains(beside.All[i][0])) return ListRows.Malformed(beside.File, i + 1, "number");
        for (int i = 0; i < aliases.All.Count; i++)
            if (aliases.All[i][3] is "" or Blank) return ListRows.Malformed(aliases.File, i + 1, "name");

        ILookup<string, string[]> known = aliases.All.ToLookup(row => row[0]);
        ILookup<string, string[]> places = addresses.All.ToLookup(row => row[0]);
        ILookup<string, string[]> more = comments.All.ToLookup(row => row[0]);
        return new ImportedList(list, day,
            [.. names.All.Select(row => Party(row, known[row[0]], places[row[0]], more[row[0]]))]);
    }

    private static ListedParty Party(
        string[] row, IEnumerable<string[]> aliases, IEnumerable<string[]> addresses, IEnumerable<string[]> comments)
    {
        // Remarks longer than the field run on in the comments file, cut in the middle of a word.
        string remarks = string.Concat(comments.Select(more => more[1]).Prepend(row[11]));
        IEnumerable<ListedName> weak =
            WeakAlias().Matches(remarks).Select(found => new ListedName(found.Groups[1].Value, IsWeak: true));
        IEnumerable<string> nationality = Nationality().Matches(remarks).Select(found => found.Groups[1].Value.Trim());
        return new ListedParty(
            row[0], TypeOf(row[2]),
            [
                .. aliases.Select(alias => new ListedName(alias[3])).Prepend(new ListedName(row[1])).Concat(weak)
                    .Distinct(),
            ],
            [.. addresses.Select(place => place[4]).Where(country => country != Blank).Concat(nationality).Distinct()],
            [.. Birth().Matches(remarks).SelectMany(found => Year().Matches(found.Value))
                .Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture)).Distinct().Order()],
            row[3] == Blank ? "" : row[3]);
    }

    /// <summary>What the third column says; null for what it cannot say.</summary>
    private static PartyType? TypeOf(string text) => text switch
    {
        "individual" => PartyType.Person,
        Blank => PartyType.Firm,
        "vessel" => PartyType.Vessel,
        "aircraft" => PartyType.Aircraft,
        _ => null,
    };

    private static Outcome<Rows> Read(IReadOnlyList<ListFile> files, string what, Func<string, bool> fits, int columns)
    {
        bool isComments = columns == Comments;
        Outcome<ListFile?> found = ListRows.Find(files, what, fits, isOptional: isComments);
        if (found.IsRefused) return found.Refusal;
        if (found.Value is not { } file) return new Rows("", []);
        if (!ListRows.Text(file).TryGet(out string? text, out Refusal? refusal)) return refusal;
        bool isMarked = text.EndsWith(EndMark);
        if (!isMarked && !isComments)
            return ListRows.Truncated(file.Name, text.Count(c => c == '\n') + 1);
        return ListRows.Rows(file.Name, isMarked ? text[..^1] : text, ',', columns)
            .Map(rows => new Rows(file.Name, rows));
    }

    private static bool IsKey(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"a\.k\.a\. '([^;]+?)'(?=[;.]|$)")]
    private static partial Regex WeakAlias();

    [GeneratedRegex(@"(?:nationality|citizen) ([^;.]+)")]
    private static partial Regex Nationality();

    [GeneratedRegex(@"DOB [^;]+")]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b(?:18|19|20)\d\d\b")]
    private static partial Regex Year();

    private sealed record Rows(string File, IReadOnlyList<string[]> All);
}
