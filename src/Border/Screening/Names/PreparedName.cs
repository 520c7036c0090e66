namespace Sampan.Border.Screening.Names;

/// <summary>A name taken apart for comparing.</summary>
internal sealed class PreparedName
{
    /// <summary>Words beyond these are not looked at: no name is so long.</summary>
    private const int MostWords = 24;

    internal PreparedName(string name, Rarity rarity)
    {
        Latin = Script.Latin(name);
        int comma = name.IndexOf(',');
        if (comma > 0 && comma == name.LastIndexOf(','))
            SurnameWords = Math.Min(
                MostWords, Script.Latin(name[..comma]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        IsLatin = name.All(c => c <= '\u024F' || !char.IsLetter(c));
        IsBare = name.Any(ArabicScript.Has);
        string[] texts = Latin.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Words = [.. texts.Take(MostWords).Select(text => Of(text, rarity))];
        // Of a name that is nothing but legal form and titles, every word counts.
        if (Words.Length > 0 && Words.All(word => word.Kind >= WordKind.Particle))
            Words = [.. Words.Select(word => word with { Kind = WordKind.Plain, Weight = 600 })];
        Weight = Words.Sum(word => word.Weight);
        Joined = string.Concat(Words.Where(word => word.Kind < WordKind.Title).Select(word => word.Sound));
    }

    internal string Latin { get; }

    /// <summary>False where the name stood in another script.</summary>
    internal bool IsLatin { get; }

    /// <summary>True where the name stood in a script without short vowels.</summary>
    internal bool IsBare { get; }

    internal Word[] Words { get; }

    internal int Weight { get; }

    /// <summary>How many words stand before a comma: of a person, the surname. None where there is no comma.</summary>
    internal int SurnameWords { get; }

    /// <summary>All words but titles and legal forms, written as one.</summary>
    internal string Joined { get; }

    private static Word Of(string text, Rarity rarity)
    {
        if (NameWords.Long.TryGetValue(text, out string? whole)) text = whole;
        string sound = Word.SoundOf(text);
        WordKind kind = NameWords.Kinds.GetValueOrDefault(text);
        return new Word(text, sound, Word.BonesOf(sound), kind, rarity.Of(text, sound, kind));
    }
}
