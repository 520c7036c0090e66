using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// Files as they arrive after a bad transfer or a careless hand: cut, with bytes changed, lost or doubled, with rows
/// lost, doubled or moved. Each is refused by name or taken; nothing throws, and what is taken is all that it holds.
/// The damage is the same in every run.
/// </summary>
public sealed class DamagedFilesTests(ITestOutputHelper output)
{
    private const int Times = 400;

    public static TheoryData<string, string> Schedules => new()
    {
        { "jp-demo.csv", "jp-csv" },
        { "sg-demo.csv", "lines-csv" },
        { "us-demo.csv", "us-csv" },
    };

    [Theory, MemberData(nameof(Schedules))]
    public void A_damaged_schedule_is_refused_or_taken_whole(string name, string format)
    {
        byte[] sound = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Border", name));
        BookIdentity identity = format switch
        {
            "jp-csv" => Japan.Identity,
            "us-csv" => America.Identity,
            _ => Japan.Identity with { Country = Country.Singapore },
        };
        int rows = Import(sound).Value.Report.Rows;
        int taken = 0;
        foreach (byte[] damaged in Damaged(sound))
        {
            Outcome<ImportedBook> outcome = Import(damaged);
            if (outcome.IsRefused)
            {
                Assert.NotEmpty(outcome.Refusal.Code.Name);
                continue;
            }
            taken++;
            // What was taken can be written and read again, and has not lost a row that the file has.
            TariffBook book = outcome.Value.Book;
            Assert.Equal(book.Hash, Japan.Border.LoadBook(book.Bytes.ToArray()).Value.Hash);
            Assert.Equal(Records(damaged) - 1, outcome.Value.Report.Rows);
        }
        output.WriteLine($"{name}, {rows} rows: {taken} of {Times} damaged files could be taken");
        Assert.True(taken < Times);

        Outcome<ImportedBook> Import(byte[] file) =>
            Japan.Border.ImportTariff(identity, format, new MemoryStream(file));
    }

    [Fact]
    public void A_damaged_nomenclature_is_refused_or_taken_whole()
    {
        byte[] sound = Encoding.UTF8.GetBytes(
            """
            section,hscode,description,parent,level
            II,08,"Fruit and nuts, edible",TOTAL,2
            II,0804,"Dates, figs, pineapples, avocados, guavas, mangoes and mangosteens; fresh or dried",08,4
            II,080430,"Fruit, edible; pineapples, fresh or dried",0804,6
            II,080450,"Fruit, edible; guavas, mangoes and mangosteens, fresh or dried",0804,6
            TOTAL,TOTAL,Total,TOTAL,5

            """);
        int taken = 0;
        foreach (byte[] damaged in Damaged(sound))
        {
            Outcome<Nomenclature> outcome = Japan.Border.ImportNomenclature("damaged", new MemoryStream(damaged));
            if (outcome.IsRefused) continue;
            taken++;
            // All rows but the head and the last, which counts them all.
            Assert.Equal(Records(damaged) - 2, outcome.Value.Nodes.Count);
        }
        output.WriteLine($"{taken} of {Times} damaged files could be taken");
    }

    [Theory]
    [InlineData(WatchList.OfacSdn)]
    [InlineData(WatchList.OfacConsolidated)]
    [InlineData(WatchList.UnitedNations)]
    [InlineData(WatchList.DeniedPersons)]
    public void A_damaged_list_is_refused_or_taken(WatchList list)
    {
        IReadOnlyList<ListFile> sound = Screening.SanctionsLists.Files;
        var day = new DateOnly(2026, 11, 1);
        var draw = new Random(11);
        // A list of many megabytes is read for each: fewer, of a file drawn from those it is made of.
        ListFile[] own =
        [
            .. sound.Where(file => ImportedList.Take(list, [.. sound.Where(other => other != file)], day) is var less
                && (less.IsRefused || less.Value.Version.Hash != Screening.SanctionsLists.Of(list).Version.Hash)),
        ];
        Assert.NotEmpty(own);
        int taken = 0;
        for (int i = 0; i < 12; i++)
        {
            ListFile one = own[draw.Next(own.Length)];
            byte[] damaged = Damage(one.Content, draw);
            Outcome<ImportedList> outcome = ImportedList.Take(
                list, [.. sound.Select(file => file == one ? one with { Content = damaged } : file)], day);
            if (outcome.IsRefused) continue;
            taken++;
            Assert.True(outcome.Value.Version.Parties > 0);
        }
        output.WriteLine($"{list}: {taken} of 12 could be taken");
    }

    private static IEnumerable<byte[]> Damaged(byte[] sound)
    {
        var draw = new Random(20261130);
        for (int i = 0; i < Times; i++) yield return Damage(sound, draw);
    }

    private static byte[] Damage(byte[] sound, Random draw)
    {
        byte[] file = [.. sound];
        int kinds = draw.Next(1, 4);
        for (int i = 0; i < kinds; i++) file = Once(file, draw);
        return file;
    }

    private static byte[] Once(byte[] file, Random draw)
    {
        if (file.Length < 2) return file;
        int at = draw.Next(file.Length), length = Math.Min(draw.Next(1, 40), file.Length - at);
        switch (draw.Next(8))
        {
            case 0:
                return file[..at];
            case 1:
                file[at] = (byte)draw.Next(256);
                return file;
            case 2:
                file[at] = "\",;\r\n \t-%0"u8[draw.Next(10)];
                return file;
            case 3:
                return [.. file[..at], .. file[(at + length)..]];
            case 4:
                return [.. file[..at], .. file[at..(at + length)], .. file[at..]];
            default:
                return Rows(file, draw);
        }
    }

    /// <summary>A row is lost, stands twice, or stands elsewhere.</summary>
    private static byte[] Rows(byte[] file, Random draw)
    {
        List<string> rows = [.. Encoding.Latin1.GetString(file).Split('\n')];
        int at = draw.Next(rows.Count);
        string row = rows[at];
        switch (draw.Next(3))
        {
            case 0:
                rows.RemoveAt(at);
                break;
            case 1:
                rows.Insert(at, row);
                break;
            default:
                rows.RemoveAt(at);
                rows.Insert(draw.Next(rows.Count + 1), row);
                break;
        }
        return Encoding.Latin1.GetBytes(string.Join('\n', rows));
    }

    /// <summary>Records that are not blank: a line end inside quotes ends none.</summary>
    private static int Records(byte[] file)
    {
        int records = 0;
        bool isQuoted = false, isBlank = true;
        foreach (char c in Encoding.UTF8.GetString(file))
        {
            if (c == '"') isQuoted = !isQuoted;
            if (c == '\n' && !isQuoted)
            {
                if (!isBlank) records++;
                isBlank = true;
            }
            else if (c is not ('\r' or '\uFEFF')) isBlank = false;
        }
        return isBlank ? records : records + 1;
    }
}
