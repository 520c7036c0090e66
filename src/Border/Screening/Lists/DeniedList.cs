using Sampan.Kernel;

namespace Sampan.Border.Screening.Lists;

/// <summary>
/// The Denied Persons List as tab-separated text with a header. One person denied at several addresses has several
/// rows, which become one entry. The list does not say who is a person and who a firm. Source: bis.gov, dpl.txt.
/// </summary>
internal static class DeniedList
{
    private static readonly string[] Header =
    [
        "Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date",
        "Standard_Order", "Last_Update", "Action", "FR_Citation",
    ];

    internal static Outcome<ImportedList> Take(IReadOnlyList<ListFile> files, DateOnly? date)
    {
        Outcome<ListFile?> found = ListRows.Find(
            files, "dpl.txt", name => name.Contains("dpl") && name.EndsWith(".txt", StringComparison.Ordinal));
        if (found.IsRefused) return found.Refusal;
        ListFile file = found.Value!;
        if (!ListRows.Text(file).TryGet(out string? text, out Refusal? refusal)) return refusal;
        if (!ListRows.Rows(file.Name, text, '\t', Header.Length).TryGet(
            out IReadOnlyList<string[]>? rows, out refusal)) return refusal;
        if (!rows[0].SequenceEqual(Header))
            return ScreeningRefusals.HeaderWrong.With(
                ("file", file.Name), ("missing", string.Join(' ', Header.Except(rows[0]))));
        if (rows.Count == 1) return ListRows.Truncated(file.Name, 2);
        if (date is not { } day) return ScreeningRefusals.DateNeeded.With(("list", WatchList.DeniedPersons.Name()));
        for (int i = 1; i < rows.Count; i++)
            if (rows[i][0].Length == 0) return ListRows.Malformed(file.Name, i + 1, "Name");

        return new ImportedList(WatchList.DeniedPersons, day,
        [
            .. rows.Skip(1).GroupBy(row => row[0]).Select(same => new ListedParty(
                same.Key, null, [new ListedName(same.Key)],
                [.. same.Select(row => row[4]).Where(country => country.Length > 0).Distinct()], [],
                same.Last()[11])),
        ]);
    }
}
