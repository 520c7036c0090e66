using System.Buffers;
using Sampan.Border.Screening.Names;

namespace Sampan.Border.Screening;

/// <summary>
/// Finds which of many names are worth comparing with one: those that have a word of it, or one that sounds nearly so.
/// Words are found by sound, by sound without one letter, and by their consonants; also two neighbours written as one,
/// and the whole name written as one.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>A word of more names than these is looked up only where the name has no rarer one.</summary>
    private const int TooCommon = 1500;

    private const int ShortestForGaps = 5;

    /// <summary>Thousandths of the lighter name that its words must cover.</summary>
    private const int LeastCovered = 450;

    private readonly IReadOnlyList<PreparedName> _names;
    private readonly List<(Word Word, List<int> Names)> _words = [];
    private readonly Dictionary<string, int> _bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byGap = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byBones = new(StringComparer.Ordinal);

    internal NameIndex(IReadOnlyList<PreparedName> names)
    {
        _names = names;
        for (int i = 0; i < names.Count; i++)
            foreach (Word word in Written(names[i])) Enter(word, i);
    }

    /// <summary>The likeliest names by their words alone, at most <paramref name="most"/>.</summary>
    internal IReadOnlyList<int> Find(PreparedName name, int most)
    {
        // Rented: so long an array anew for each name would be cleared by the slowest collector.
        int[] worth = ArrayPool<int>.Shared.Rent(_names.Count);
        Array.Clear(worth, 0, _names.Count);
        var found = new List<int>();
        Word[] written = [.. Written(name)];
        List<List<(int Id, int Likeness)>> known = [.. written.Select(word => Near(word, name.IsBare))];
        bool hasRare = known.Any(word => word.Any(near => _words[near.Id].Names.Count <= TooCommon));
        foreach (List<(int Id, int Likeness)> near in known)
            foreach ((int id, int likeness) in near)
            {
                (Word word, List<int> holders) = _words[id];
                if (hasRare && holders.Count > TooCommon) continue;
                int gain = Math.Max(1, word.Weight * likeness / Likeness.Whole);
                foreach (int holder in holders)
                {
                    if (worth[holder] == 0) found.Add(holder);
                    worth[holder] += gain;
                }
            }
        List<int> best = Best(name, found, worth, most);
        ArrayPool<int>.Shared.Return(worth);
        return best;
    }

    /// <summary>By what is covered of the lighter name: a short name is not hidden by a long one.</summary>
    private List<int> Best(PreparedName name, List<int> found, int[] worth, int most)
    {
        if (found.Count <= most) return found;
        var queue = new PriorityQueue<int, (int Covered, int Worth, int Last)>(most + 1);
        foreach (int i in found)
        {
            int covered = (int)(1000L * worth[i] / Math.Max(300, Math.Min(name.Weight, _names[i].Weight)));
            if (covered < LeastCovered) continue;
            (int, int, int) rank = (covered, worth[i], -i);
            if (queue.Count < most) queue.Enqueue(i, rank);
            else _ = queue.EnqueueDequeue(i, rank);
        }
        return [.. queue.UnorderedItems.Select(item => item.Element)];
    }

    private List<(int Id, int Likeness)> Near(Word word, bool isBare)
    {
        var seen = new HashSet<int>();
        if (_bySound.TryGetValue(word.Sound, out int same)) seen.Add(same);
        if (word.Sound.Length >= ShortestForGaps - 1)
            foreach (string gap in Gaps(word.Sound))
                if (_byGap.TryGetValue(gap, out List<int>? ids)) seen.UnionWith(ids);
        if (word.Bones.Length >= 2 && _byBones.TryGetValue(word.Bones, out List<int>? alike)) seen.UnionWith(alike);
        var near = new List<(int, int)>(seen.Count);
        foreach (int id in seen)
        {
            int likeness = Likeness.Of(word, _words[id].Word, isBare);
            if (likeness > 0) near.Add((id, likeness));
        }
        return near;
    }

    private void Enter(Word word, int name)
    {
        if (!_bySound.TryGetValue(word.Sound, out int id))
        {
            _bySound[word.Sound] = id = _words.Count;
            _words.Add((word, []));
            if (word.Sound.Length >= ShortestForGaps - 1)
                foreach (string gap in Gaps(word.Sound)) Add(_byGap, gap, id);
            if (word.Bones.Length >= 2) Add(_byBones, word.Bones, id);
        }
        List<int> holders = _words[id].Names;
        if (holders.Count == 0 || holders[^1] != name) holders.Add(name);
    }

    /// <summary>The words that matter; two neighbours as one; all of them as one.</summary>
    private static IEnumerable<Word> Written(PreparedName name)
    {
        Word[] words = [.. name.Words.Where(word => word.Kind < WordKind.Title)];
        foreach (Word word in words)
            if (word.Text.Length > 1 && word.Kind < WordKind.Particle) yield return word;
        for (int i = 0; i + 1 < words.Length; i++)
            yield return Word.Joined(words.AsSpan(i, 2)) with { Weight = words[i].Weight + words[i + 1].Weight };
        if (words.Length > 2) yield return Word.Joined(words) with { Weight = name.Weight };
    }

    private static IEnumerable<string> Gaps(string sound)
    {
        yield return sound;
        for (int i = 0; i < sound.Length; i++) yield return sound.Remove(i, 1);
    }

    private static void Add(Dictionary<string, List<int>> into, string key, int id)
    {
        if (!into.TryGetValue(key, out List<int>? ids)) into[key] = ids = [];
        ids.Add(id);
    }
}
