using Sampan.Border;
using Sampan.Border.Screening.Names;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>How well the matcher tells names apart, on pairs it was not tuned on.</summary>
public sealed class MatcherTests(ITestOutputHelper output)
{
    private static readonly Lazy<IScreening> Loaded = new(() => IScreening.Over(SanctionsLists.All));

    /// <summary>
    /// Measured once, when the matcher was done, on the 25,783 pairs held out: precision 0.983, recall 0.935, F1 0.958
    /// with the lists loaded; 0.979, 0.934, 0.956 without. On the half it was tuned on: 0.986, 0.937, 0.961. The floor
    /// leaves room for a repair that costs a little elsewhere.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void On_pairs_held_out_F1_is_at_least_94_percent(bool withLists)
    {
        IScreening screening = withLists ? Loaded.Value : IScreening.Over([]);
        Figures figures = Measure(screening, [.. LabelledSet.Drawn.Where(pair => pair.HeldOut)]);
        output.WriteLine($"{figures}");
        Assert.True(figures.F1 >= 940, $"{figures}");
        Assert.True(figures.Precision >= 960, $"{figures}");
    }

    /// <summary>
    /// Aliases that are another name altogether are not in the set; with them: precision 0.983, recall 0.835, F1 0.903.
    /// </summary>
    [Fact]
    public void With_aliases_that_are_no_other_spelling_counted_too_F1_is_at_least_85_percent()
    {
        IReadOnlyList<LabelledPair> all =
            [.. LabelledSet.Drawn.Concat(LabelledSet.OtherNames).Where(pair => pair.HeldOut)];
        Figures figures = Measure(Loaded.Value, all);
        output.WriteLine($"{figures}");
        Assert.True(figures.F1 >= 850, $"{figures}");
    }

    /// <summary>Of every fifth entry one strong name finds it again.</summary>
    [Fact]
    public void A_listed_name_finds_its_entry()
    {
        int asked = 0, found = 0;
        foreach (ImportedList list in SanctionsLists.All)
            foreach (ListedParty party in list.Parties.Where((_, i) => i % 5 == 0))
            {
                ListedName name = party.Names[party.Names.Count / 2];
                if (name.IsWeak || name.Text.Count(char.IsLetter) < 5) continue;
                asked++;
                bool isFound = Loaded.Value.Screen(new ScreenedName(name.Text, party.Type), 20)
                    .Any(match => match.List == list.Version.List && match.Party.Key == party.Key);
                if (isFound) found++;
            }
        output.WriteLine($"{found} of {asked}");
        Assert.True(found * 1000L >= asked * 995L, $"{found} of {asked}");
    }

    /// <summary>
    /// Short and common names do not flood. When it was written 26 of 170 invented ordinary names had a match, 62 in
    /// all: no firm more than one, and most for names that very many people have.
    /// </summary>
    [Fact]
    public void Ordinary_names_seldom_match()
    {
        string[] names =
        [
            .. OrdinaryNames.Firms, .. OrdinaryNames.People, .. OrdinaryNames.InTwoScripts.Select(pair => pair.Own),
        ];
        int[] matches = [.. names.Select(name => Loaded.Value.Screen(new ScreenedName(name)).Count)];
        output.WriteLine($"{names.Length} names, {matches.Count(m => m > 0)} with a match, {matches.Sum()} matches");
        Assert.True(matches.Count(m => m > 0) <= 30 && matches.Sum() <= 75);
        Assert.All(
            OrdinaryNames.Firms, name => Assert.True(Loaded.Value.Screen(new ScreenedName(name)).Count <= 1, name));
    }

    [Theory]
    [InlineData("สมชาย ใจดี", "somchai chaidi")]
    [InlineData("บริษัท ทองไทย จำกัด (มหาชน)", "company thongthai limited public")]
    [InlineData("李明", "li ming")]
    [InlineData("广州明星有限公司", "guang zhou ming xing co ltd")]
    [InlineData("Александр Щукин", "aleksandr shchukin")]
    [InlineData("عبد الرحمن", "abd al rhmn")]
    [InlineData("김민지", "kim min ji")]
    [InlineData("たなか", "tanaka")]
    [InlineData("Müller & Söhne G.m.b.H.", "muller sohne gmbh")]
    public void A_name_is_written_in_plain_letters(string name, string latin) =>
        Assert.Equal(latin, Script.Latin(name));

    [Theory]
    [InlineData("SAMPLE, Anna Maria", "Anna Maria Sample", "word_order")]
    [InlineData("Sample Trading Co., Ltd.", "SAMPLE TRADING COMPANY LIMITED", "same_word")]
    [InlineData("SAMPLEOV, Ivan", "Ivan Sampleoff", "spelling")]
    [InlineData("Sample, Anna B.", "Sample, Anna Barbara", "initial")]
    [InlineData("สมชาย ตัวอย่าง", "Somchai Tuayang", "script")]
    [InlineData("Iran Sample Air", "IRANSAMPLE AIR", "joined_words")]
    public void A_match_says_why(string one, string other, string reason)
    {
        NameScore score = IScreening.Over([]).Compare(one, other, null);
        Assert.True(score.IsMatch, $"{score.Score}");
        Assert.Contains(score.Reasons, r => r.Code == reason);
    }

    [Fact]
    public void What_else_is_known_counts_for_and_against()
    {
        IScreening screening = IScreening.Over([Invented()]);
        ScreeningMatch plain = Assert.Single(screening.Screen(new ScreenedName("Xenia Quorvist")));
        ScreeningMatch born = Assert.Single(
            screening.Screen(new ScreenedName("Xenia Quorvist", PartyType.Person, "TH", 1980)));
        Assert.Equal(1000, born.Score);
        Assert.Contains(born.Reasons, r => r.Code == "birth_agrees");
        Assert.Contains(born.Reasons, r => r.Code == "country_agrees");
        ScreeningMatch other = Assert.Single(
            screening.Screen(new ScreenedName("Xenia Quorvist", PartyType.Firm, null, 1950)));
        Assert.Equal(plain.Score - 270, other.Score);
        Assert.Empty(screening.Screen(new ScreenedName("Bluebird")));
    }

    [Fact]
    public void A_weak_alias_matches_only_as_it_stands()
    {
        IScreening screening = IScreening.Over([Invented()]);
        Assert.Single(screening.Screen(new ScreenedName("Velvet Heron")));
        Assert.Empty(screening.Screen(new ScreenedName("Velvet Heron Bakery")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("Ltd.")]
    [InlineData("\ud800")]
    [InlineData("๎๎ ่่")]
    [InlineData("ห์")]
    public void Odd_names_crash_nothing(string name)
    {
        NameScore score = Loaded.Value.Compare(name, "SAMPLE, Anna", null);
        Assert.False(score.IsMatch);
        _ = Loaded.Value.Screen(new ScreenedName(name));
        _ = Loaded.Value.Screen(new ScreenedName(string.Concat(Enumerable.Repeat(name + " al ", 60))));
    }

    private static ImportedList Invented() => ImportedList.Take(
        WatchList.OfacSdn,
        [
            new ListFile("sdn.csv", System.Text.Encoding.UTF8.GetBytes(
                "1,\"QUORVIST, Xenia\",\"individual\",\"TEST\",a,a,a,a,a,a,a,\"DOB 1980; nationality Thailand; "
                + "a.k.a. 'VELVET HERON'.\"\r\n\u001A")),
            new ListFile("add.csv", "1,1,a,b,Thailand,c\r\n\u001A"u8.ToArray()),
            new ListFile("alt.csv", "1,1,aka,\"QUORVIST, Ksenia\",c\r\n\u001A"u8.ToArray()),
        ],
        new DateOnly(2026, 11, 1)).Value;

    private static Figures Measure(IScreening screening, IReadOnlyList<LabelledPair> pairs)
    {
        int found = 0, wrong = 0, missed = 0;
        foreach (LabelledPair pair in pairs)
        {
            PartyType? type = pair.Type switch { "person" => PartyType.Person, "firm" => PartyType.Firm, _ => null };
            bool isMatch = screening.Compare(pair.A, pair.B, type).IsMatch;
            if (isMatch && pair.Same) found++;
            else if (isMatch) wrong++;
            else if (pair.Same) missed++;
        }
        return new Figures(found, wrong, missed);
    }

    /// <summary>In thousandths.</summary>
    private sealed record Figures(int Found, int Wrong, int Missed)
    {
        public int Precision => Found * 1000 / (Found + Wrong);

        public int Recall => Found * 1000 / (Found + Missed);

        public int F1 => 2000 * Found / (2 * Found + Wrong + Missed);

        public override string ToString() => $"precision {Precision}, recall {Recall}, F1 {F1}";
    }
}
