using System.Globalization;
using Sampan.Border.Screening.Names;

namespace Sampan.Border.Screening;

/// <summary>The lists, their names taken apart and indexed.</summary>
internal sealed class Screener : IScreening
{
    /// <summary>Names that are compared in full.</summary>
    private const int Candidates = 100;

    /// <summary>A weak alias alone is a match only where it is the name itself.</summary>
    private const int WeakFrom = 950;

    private const int TypeDiffers = 120, BirthDiffers = 150, BirthAgrees = 20, CountryAgrees = 10;

    private readonly Rarity _rarity;
    private readonly NameIndex _index;
    private readonly List<(WatchList List, ListedParty Party, ListedName Name)> _entries = [];
    private readonly List<PreparedName> _names = [];

    internal Screener(IReadOnlyList<ImportedList> lists)
    {
        Lists = [.. lists.Select(list => list.Version)];
        _rarity = Counted(lists);
        foreach (ImportedList list in lists)
            foreach (ListedParty party in list.Parties)
                foreach (ListedName name in party.Names)
                {
                    _entries.Add((list.Version.List, party, name));
                    _names.Add(new PreparedName(name.Text, _rarity));
                }
        _index = new NameIndex(_names);
    }

    public IReadOnlyList<ListVersion> Lists { get; }

    public IReadOnlyList<ScreeningMatch> Screen(ScreenedName name, int most = 10)
    {
        var prepared = new PreparedName(name.Name, _rarity);
        var best = new Dictionary<(WatchList, string), (int Score, int Entry)>();
        foreach (int i in _index.Find(prepared, Candidates))
        {
            (WatchList list, ListedParty party, ListedName listed) = _entries[i];
            int score = Comparison.ScoreOf(prepared, _names[i], party.Type ?? name.Type);
            if (listed.IsWeak && score < WeakFrom) continue;
            (WatchList, string) key = (list, party.Key);
            if (!best.TryGetValue(key, out (int Score, int Entry) known) || score > known.Score) best[key] = (score, i);
        }
        return
        [
            .. best.Values.Where(found => found.Score >= IScreening.MatchFrom - BirthAgrees - CountryAgrees)
                .Select(found => Weighed(name, prepared, found.Entry))
                .Where(match => match.Score >= IScreening.MatchFrom)
                .OrderByDescending(match => match.Score).ThenBy(match => match.List)
                .ThenBy(match => match.Party.Key, StringComparer.Ordinal).Take(most),
        ];
    }

    public NameScore Compare(string one, string other, PartyType? type)
    {
        Comparison compared = Comparison.Of(new PreparedName(one, _rarity), new PreparedName(other, _rarity), type);
        return new NameScore(compared.Score, compared.Reasons);
    }

    /// <summary>The score of the names, and what else is known for it or against it.</summary>
    private ScreeningMatch Weighed(ScreenedName name, PreparedName prepared, int entry)
    {
        (WatchList list, ListedParty party, ListedName listed) = _entries[entry];
        Comparison compared = Comparison.Of(prepared, _names[entry], party.Type ?? name.Type);
        int score = compared.Score;
        var reasons = compared.Reasons.ToList();
        if (listed.IsWeak) reasons.Add(new MatchReason("weak_alias", "", listed.Text));
        if (name.Type is { } type && party.Type is { } listedType && type != listedType)
        {
            score -= TypeDiffers;
            reasons.Add(new MatchReason("type_differs", Text(type), Text(listedType)));
        }
        if (name.BirthYear is { } year && party.BirthYears.Count > 0)
        {
            // Lists give many births as "about".
            bool agrees = party.BirthYears.Any(listedYear => Math.Abs(listedYear - year) <= 1);
            score += agrees ? BirthAgrees : -BirthDiffers;
            reasons.Add(new MatchReason(
                agrees ? "birth_agrees" : "birth_differs", Text(year),
                string.Join(' ', party.BirthYears.Select(Text))));
        }
        if (name.Country is { } country && party.Countries.Any(listedCountry => IsSame(country, listedCountry)))
        {
            score += CountryAgrees;
            reasons.Add(new MatchReason("country_agrees", country, string.Join(", ", party.Countries)));
        }
        return new ScreeningMatch(list, party, listed, Math.Clamp(score, 0, 1000), reasons);
    }

    private static bool IsSame(string country, string listed) =>
        string.Equals(country, listed, StringComparison.OrdinalIgnoreCase)
        || string.Equals(NameOf(country), listed, StringComparison.OrdinalIgnoreCase)
        || string.Equals(country, NameOf(listed), StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string code)
    {
        if (code.Length != 2 || !code.All(char.IsAsciiLetter)) return code;
        try
        {
            return new RegionInfo(code.ToUpperInvariant()).EnglishName;
        }
        catch (ArgumentException)
        {
            // Two letters that are no country's.
            return code;
        }
    }

    private static string Text(PartyType type) => type.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Rarity Counted(IReadOnlyList<ImportedList> lists)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int parties = 0;
        foreach (ListedParty party in lists.SelectMany(list => list.Parties))
        {
            parties++;
            IEnumerable<string> sounds = party.Names
                .SelectMany(name => Script.Latin(name.Text).Split(' ')).Select(Word.SoundOf).Distinct();
            foreach (string sound in sounds) counts[sound] = counts.GetValueOrDefault(sound) + 1;
        }
        return parties == 0 ? Rarity.Unknown : new Rarity(counts, parties);
    }
}
