using System.Text;
using Sampan.Border;

namespace Sampan.Bench.Screening;

/// <summary>
/// One name against all lists in process, one thread: the published lists where SAMPAN_REFERENCE_DATA names them, else
/// an invented list of as many names. The names asked are listed ones with a letter lost, which find much, and invented
/// ones. Beside it the same name compared with every listed name in turn, without the index: both names are then taken
/// apart anew for each comparison, as the command does it with a pair.
/// </summary>
internal static class ScreeningBench
{
    private const int Asked = 1000, AskedPlainly = 20;

    internal static Task Run(Settings settings)
    {
        IReadOnlyList<ImportedList> lists = Lists();
        IScreening screening = IScreening.Over(lists);
        string[] listed =
            [.. lists.SelectMany(list => list.Parties).SelectMany(party => party.Names).Select(name => name.Text)];
        string[] names = [.. Enumerable.Range(0, Asked).Select(i => Name(listed, i))];

        var medians = new List<double>();
        var slow = new List<double>();
        var plain = new List<double>();
        for (int run = 0; run <= settings.Runs; run++)
        {
            double[] times =
                [.. names.Select(name => Timed.Microseconds(() => screening.Screen(new ScreenedName(name)))).Order()];
            double one = names.Take(AskedPlainly)
                .Average(name => Timed.Microseconds(() => Plainly(screening, name, listed)));
            // The first run pays for compiling the code.
            if (run == 0) continue;
            medians.Add(times[Asked / 2]);
            slow.Add(times[Asked * 99 / 100]);
            plain.Add(one);
        }
        (Rates m, Rates s, Rates p) = (Rates.Of(medians), Rates.Of(slow), Rates.Of(plain));
        Console.WriteLine(
            $"screening: one name against {listed.Length} names median {m} µs, 99 of 100 within {s} µs; " +
            FormattableString.Invariant($"each name in turn {p} µs, ratio {m.Median / p.Median:F4}"));
        Results.Write(
            "screening", settings,
            new { names = listed.Length, median = m, within99 = s, inTurn = p, ratio = m.Median / p.Median });
        return Task.CompletedTask;
    }

    /// <summary>Every third name is invented.</summary>
    private static string Name(string[] listed, int number)
    {
        if (number % 3 == 0) return $"Sample {Invented(number)} {Invented(number + 7)} Co., Ltd.";
        string name = listed[(int)(number * 7919L % listed.Length)];
        return name.Length > 6 ? name.Remove(name.Length / 2, 1) : name;
    }

    private static int Plainly(IScreening screening, string name, string[] listed) =>
        listed.Count(other => screening.Compare(name, other, null).IsMatch);

    private static IReadOnlyList<ImportedList> Lists()
    {
        string? root = Environment.GetEnvironmentVariable("SAMPAN_REFERENCE_DATA");
        var day = new DateOnly(2026, 11, 1);
        if (root is null) return [ImportedList.Take(WatchList.DeniedPersons, [InventedFile()], day).Value];
        ListFile[] files =
        [
            .. Directory.GetFiles(Path.Combine(root, "sanctions"))
                .Select(path => new ListFile(Path.GetFileName(path), File.ReadAllBytes(path))),
        ];
        return [.. WatchLists.All.Select(list => ImportedList.Take(list, files, day).Value)];
    }

    private static ListFile InventedFile()
    {
        var text = new StringBuilder(
            "Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\tStandard_Order\t"
            + "Last_Update\tAction\tFR_Citation\n");
        for (int i = 0; i < 29_000; i++)
            text.Append(Invented(i)).Append(' ').Append(Invented(i * 3 + 1)).Append(' ').Append(Invented(i / 40))
                .Append("\t\t\t\t\t\t\t\t\t\t\t\n");
        return new ListFile("dpl.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A word of three to five syllables, the same for the same number.</summary>
    private static string Invented(int number)
    {
        const string Consonants = "bdfgklmnprstvz", Vowels = "aeiou";
        var word = new StringBuilder();
        uint left = (uint)(number * 2654435761L % uint.MaxValue);
        for (int i = 0; i < 3 + number % 3; i++)
        {
            word.Append(Consonants[(int)(left % 14)]).Append(Vowels[(int)(left / 14 % 5)]);
            left = left / 70 + (uint)(number * 31L % 100_000 + i * 977);
        }
        return word.ToString();
    }
}
