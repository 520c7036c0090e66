using System.Text;

namespace Sampan.Border.Screening.Names;

/// <summary>One word of a name.</summary>
/// <param name="Text">In plain Latin letters.</param>
/// <param name="Sound">One way of writing for sounds that are written in several.</param>
/// <param name="Bones">The sound's consonants.</param>
/// <param name="Weight">How much it says about whose name it is: 1,000 for a rare word.</param>
internal readonly record struct Word(string Text, string Sound, string Bones, WordKind Kind, int Weight)
{
    private static readonly (string Written, string Sound)[] Sounds =
    [
        ("shch", "ş"), ("tsch", "ç"), ("sch", "ş"), ("tch", "ç"), ("sh", "ş"), ("ch", "ç"), ("ph", "f"),
        ("kh", "h"), ("gh", "g"),
        ("th", "t"), ("dh", "d"), ("zh", "j"), ("dj", "j"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ks", "x"),
        ("ee", "i"), ("oo", "u"), ("ou", "u"), ("eo", "o"), ("eu", "u"), ("ae", "e"), ("oe", "e"), ("ue", "u"),
        ("iy", "i"), ("yi", "i"), ("ff", "v"), ("f", "f"), ("q", "k"), ("w", "v"), ("y", "i"), ("e", "i"), ("o", "u"),
    ];

    /// <summary>Words written as one.</summary>
    internal static Word Joined(ReadOnlySpan<Word> words)
    {
        var text = new StringBuilder();
        foreach (Word word in words) text.Append(word.Text);
        string sound = SoundOf(text.ToString());
        return new Word(text.ToString(), sound, BonesOf(sound), WordKind.Plain, 0);
    }

    internal static string SoundOf(string text)
    {
        var sound = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            (string written, string said) = ("", "");
            foreach ((string w, string s) in Sounds)
                if (string.CompareOrdinal(text, at, w, 0, w.Length) == 0)
                {
                    (written, said) = (w, s);
                    break;
                }
            // c is k except before i, e and h.
            if (written.Length == 0)
            {
                char c = text[at];
                bool isK = c == 'c' && (at + 1 == text.Length || text[at + 1] is not ('h' or 'i' or 'e' or 'y'));
                (written, said) = (c.ToString(), isK ? "k" : c.ToString());
            }
            at += written.Length;
            foreach (char c in said)
                if (sound.Length == 0 || sound[^1] != c) sound.Append(c);
        }
        return sound.ToString();
    }

    internal static string BonesOf(string sound)
    {
        var bones = new StringBuilder(sound.Length);
        for (int i = 0; i < sound.Length; i++)
            if (!IsVowel(sound[i]) && (sound[i] != 'h' || i == 0)) bones.Append(sound[i]);
        return bones.ToString();
    }

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
