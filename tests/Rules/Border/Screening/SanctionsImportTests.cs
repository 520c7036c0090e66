using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>Lists are taken whole from their publishers' files, or refused with file and row.</summary>
public sealed class SanctionsImportTests
{
    private const string Sdn =
        "1,\"SAMPLE, Ann\",\"individual\",\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
        + "\"DOB 03 May 1977; alt. DOB 1978; nationality Nowhere; a.k.a. 'LITTLE ANN'; Li\"\r\n"
        + "2,\"SAMPLE TRADING CO.\",-0- ,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001A";
    private const string Add = "2,11,\"1 Road\",\"Town\",\"Elsewhere\",-0- \r\n\u001A";
    private const string Alt = "2,21,\"aka\",\"SAMPLE IMPORT\",-0- \r\n\u001A";
    private const string Comments = "1,\"nked To: 'X'; a.k.a. 'ANNIE'.\"\r\n";

    private static readonly DateOnly Day = new(2026, 11, 1);

    [Theory]
    [InlineData(WatchList.OfacSdn, 8976, 23_297, 2417)]
    [InlineData(WatchList.OfacConsolidated, 442, 1_578, 65)]
    [InlineData(WatchList.UnitedNations, 1003, 4_121, 615)]
    [InlineData(WatchList.DeniedPersons, 459, 459, 0)]
    public void The_published_files_give_the_entries_counted(WatchList list, int parties, int names, int weak)
    {
        ImportedList taken = SanctionsLists.Of(list);
        Assert.Equal(
            (parties, names, weak),
            (taken.Version.Parties, taken.Version.Names, taken.Parties.Sum(p => p.Names.Count(n => n.IsWeak))));
    }

    [Fact]
    public void A_list_reads_back_from_its_bytes_as_the_same_list()
    {
        foreach (WatchList list in WatchLists.All)
        {
            ImportedList taken = SanctionsLists.Of(list);
            ImportedList again = ImportedList.Read(list, taken.Version.Date, taken.Bytes.ToArray()).Value;
            Assert.Equal(taken.Version, again.Version);
        }
        Assert.Equal(new DateOnly(2026, 2, 27), SanctionsLists.Of(WatchList.UnitedNations).Version.Date);
    }

    [Fact]
    public void An_entry_has_its_aliases_places_and_births_also_from_remarks_that_run_over()
    {
        ImportedList taken = Take(Sdn, Add, Alt, Comments).Value;
        ListedParty ann = taken.Parties[0];
        Assert.Equal(
            [new ListedName("SAMPLE, Ann"), new ListedName("LITTLE ANN", true), new ListedName("ANNIE", true)],
            ann.Names);
        Assert.Equal((PartyType.Person, 2), (ann.Type, ann.BirthYears.Count));
        Assert.Equal(["Nowhere"], ann.Countries);
        Assert.Equal(["Elsewhere"], taken.Parties[1].Countries);
        Assert.Equal("SAMPLE IMPORT", taken.Parties[1].Names[1].Text);
    }

    [Theory]
    [InlineData("watch_list_row_malformed", "sdn.csv", "1", "1,\"A\",-0- \r\n\u001A")]
    [InlineData("watch_list_row_malformed", "sdn.csv", "1", "x,\"A\",-0- ,a,a,a,a,a,a,a,a,a\r\n\u001A")]
    [InlineData("watch_list_row_malformed", "sdn.csv", "1", "1,\"A\",ghost,a,a,a,a,a,a,a,a,a\r\n\u001A")]
    [InlineData("watch_list_row_malformed", "sdn.csv", "1", "1,\"A,-0- ,a,a,a,a,a,a,a,a,a\r\n\u001A")]
    [InlineData("watch_list_file_truncated", "sdn.csv", "2", "1,\"A\",-0- ,a,a,a,a,a,a,a,a,a\r\n")]
    [InlineData("watch_list_file_truncated", "sdn.csv", "1", "\u001A")]
    public void A_damaged_file_is_refused_with_its_row(string code, string file, string row, string names)
    {
        Refusal refusal = Take(names, Add, Alt, Comments).Refusal!;
        Assert.Equal((code, file, row), (refusal.Code.Name, refusal["file"], refusal["row"]));
    }

    [Fact]
    public void Rows_about_an_entry_that_is_not_there_are_refused()
    {
        Refusal refusal = Take(Sdn, Add, "3,21,\"aka\",\"WHO\",-0- \r\n\u001A", Comments).Refusal!;
        Assert.Equal(("alt.csv", "1"), (refusal["file"], refusal["row"]));
    }

    /// <summary>Wherever a published file is cut, it is refused: nothing of it is lost silently.</summary>
    [Theory]
    [InlineData(WatchList.OfacConsolidated, "ofac_cons_prim.csv")]
    [InlineData(WatchList.OfacConsolidated, "ofac_cons_alt.csv")]
    [InlineData(WatchList.UnitedNations, "un_consolidated_2026-02-27.xml")]
    public void A_cut_file_is_refused(WatchList list, string name)
    {
        for (int part = 1; part < 20; part++)
        {
            IReadOnlyList<ListFile> cut =
            [
                .. SanctionsLists.Files.Select(file => file.Name != name
                    ? file
                    : file with { Content = file.Content[..(file.Content.Length * part / 20)] }),
            ];
            Assert.True(ImportedList.Take(list, cut, Day).IsRefused, $"{name} cut at {part}/20");
        }
    }

    /// <summary>A byte of a published file changed: taken or refused, never a crash.</summary>
    [Fact]
    public void A_changed_byte_crashes_nothing()
    {
        var draw = new Random(7);
        foreach (WatchList list in (WatchList[])[WatchList.OfacConsolidated, WatchList.DeniedPersons])
            for (int i = 0; i < 60; i++)
            {
                IReadOnlyList<ListFile> changed =
                    [.. SanctionsLists.Files.Select(f => f with { Content = (byte[])f.Content.Clone() })];
                foreach (ListFile file in changed)
                    file.Content[draw.Next(file.Content.Length)] = (byte)draw.Next(256);
                Outcome<ImportedList> taken = ImportedList.Take(list, changed, Day);
                if (taken.IsRefused) Assert.StartsWith("watch_list_", taken.Refusal.Code.Name);
            }
    }

    [Fact]
    public void A_missing_file_or_day_is_asked_for()
    {
        Assert.Equal(
            "watch_list_file_not_given", ImportedList.Take(WatchList.UnitedNations, [], null).Refusal!.Code.Name);
        Assert.Equal(
            "watch_list_date_needed",
            ImportedList.Take(WatchList.DeniedPersons, SanctionsLists.Files, null).Refusal!.Code.Name);
    }

    private static Outcome<ImportedList> Take(string sdn, string add, string alt, string comments) => ImportedList.Take(
        WatchList.OfacSdn,
        [File("sdn.csv", sdn), File("add.csv", add), File("alt.csv", alt), File("sdn_comments.csv", comments)], Day);

    private static ListFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}

/// <summary>The published lists as the importers take them, once for all tests.</summary>
internal static class SanctionsLists
{
    private static readonly Lazy<IReadOnlyList<ListFile>> Read = new(() =>
    [
        .. Directory.GetFiles(ReferenceData.Path("sanctions")).Order(StringComparer.Ordinal)
            .Select(path => new ListFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ]);

    private static readonly Lazy<IReadOnlyList<ImportedList>> Taken = new(() =>
        [.. WatchLists.All.Select(list => ImportedList.Take(list, Files, new DateOnly(2026, 11, 1)).Value)]);

    internal static IReadOnlyList<ListFile> Files => Read.Value;

    internal static IReadOnlyList<ImportedList> All => Taken.Value;

    internal static ImportedList Of(WatchList list) => All.Single(taken => taken.Version.List == list);
}
