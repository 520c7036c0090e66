using System.Collections.Frozen;

namespace Sampan.Border.Screening.Names;

/// <summary>What a word of a name is, where we know it.</summary>
internal enum WordKind
{
    Plain,

    /// <summary>A word of many firms' names.</summary>
    Business,

    /// <summary>A name that very many people have.</summary>
    Common,

    /// <summary>al, bin, de, von…</summary>
    Particle,

    /// <summary>Mr, Dr, General…</summary>
    Title,

    /// <summary>Ltd, GmbH, OOO…</summary>
    Form,
}

/// <summary>The words of <c>data/screening/name-words.txt</c>, which travels inside the assembly.</summary>
internal static class NameWords
{
    private static readonly Dictionary<string, WordKind> Read = [];
    private static readonly Dictionary<string, string> Shorts = [];
    private static readonly List<(string Own, string Latin)> Own = [];

    static NameWords()
    {
        using Stream file = typeof(NameWords).Assembly.GetManifestResourceStream("name-words.txt")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            string[] pair = parts[1].Split('=', StringSplitOptions.TrimEntries);
            if (parts[0] == "native") Own.Add((pair[0], pair[1]));
            else if (parts[0] == "short") Shorts[pair[0]] = pair[1];
            else foreach (string word in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                _ = Read.TryAdd(word, Enum.Parse<WordKind>(parts[0], ignoreCase: true));
        }
        Kinds = Read.ToFrozenDictionary(StringComparer.Ordinal);
        Long = Shorts.ToFrozenDictionary(StringComparer.Ordinal);
        Natives = [.. Own.OrderByDescending(native => native.Own.Length)];
    }

    internal static FrozenDictionary<string, WordKind> Kinds { get; }

    /// <summary>Short words and what they stand for.</summary>
    internal static FrozenDictionary<string, string> Long { get; }

    /// <summary>Legal forms and titles in their own script, the longest first.</summary>
    internal static IReadOnlyList<(string Own, string Latin)> Natives { get; }
}
