namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// Finds, for a name, other entities of the same list that are hard to tell from it: those that share its rarest
/// words, and those with a word spelled nearly as one of its own. Left out are entities that have a name in common, and
/// pairs that no reader could tell apart (<see cref="Spelling.MayBeTheSame"/>).
/// </summary>
internal sealed class NearMisses
{
    private const int MostSharing = 300;

    private readonly ListedEntity[] _entities;
    private readonly Dictionary<string, List<int>> _byWord = [];
    private readonly Dictionary<string, List<string>> _byGap = [];
    private readonly HashSet<string>[] _names;

    internal NearMisses(IEnumerable<ListedEntity> entities)
    {
        _entities = [.. entities];
        _names = [.. _entities.Select(e => e.Aliases.Append(e.Name).Select(Sorted).ToHashSet())];
        for (int i = 0; i < _entities.Length; i++)
            foreach (string word in _entities[i].Words.Distinct())
            {
                if (!_byWord.TryGetValue(word, out List<int>? holders)) _byWord[word] = holders = [];
                holders.Add(i);
            }
        foreach (string word in _byWord.Keys.Where(w => w.Length >= 5).Order(StringComparer.Ordinal))
            foreach (string gap in Gaps(word))
            {
                if (!_byGap.TryGetValue(gap, out List<string>? near)) _byGap[gap] = near = [];
                near.Add(word);
            }
    }

    /// <summary>The entities that share the most with these words, a rare word counting more.</summary>
    internal IEnumerable<ListedEntity> Sharing(IReadOnlyList<string> words, ListedEntity? self, int most)
    {
        var shared = new Dictionary<int, int>();
        foreach (string word in words.Distinct())
        {
            if (word.Length < 3 || !_byWord.TryGetValue(word, out List<int>? holders)) continue;
            if (holders.Count > MostSharing) continue;
            foreach (int i in holders)
                shared[i] = shared.GetValueOrDefault(i) + 1000 / (holders.Count + 1) + 10 * word.Length;
        }
        return shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key)
            .Where(i => Differs(i, words, self)).Take(most).Select(i => _entities[i]);
    }

    /// <summary>An entity with a word that is one letter away from one of these, and is not among them.</summary>
    internal IEnumerable<ListedEntity> SpelledClosely(IReadOnlyList<string> words, ListedEntity? self, int most) =>
        words.Where(word => word.Length >= 5).Distinct()
            .SelectMany(word => Gaps(word).SelectMany(gap => _byGap.GetValueOrDefault(gap) ?? []).Distinct()
                .Where(near => near != word))
            .Where(near => !words.Contains(near))
            .SelectMany(near => _byWord[near]).Distinct()
            .Where(i => Differs(i, words, self)).Take(most).Select(i => _entities[i]);

    private bool Differs(int i, IReadOnlyList<string> words, ListedEntity? self) =>
        _entities[i] != self
        && !Spelling.MayBeTheSame(words, _entities[i].Words)
        && (self is null || !_names[i].Overlaps(self.Aliases.Append(self.Name).Select(Sorted)));

    /// <summary>The word, and the word without each of its letters.</summary>
    private static IEnumerable<string> Gaps(string word) =>
        Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Append(word);

    private static string Sorted(string name) => string.Join(' ', Spelling.Words(name).Order(StringComparer.Ordinal));
}
