using System.Globalization;
using System.Text;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// The plain measures by which pairs are drawn: words, edits, words that look alike. They share nothing with the
/// matcher, which is judged by what they draw.
/// </summary>
internal static class Spelling
{
    /// <summary>Small letters without marks, cut at what is no letter and no digit but an apostrophe.</summary>
    internal static IReadOnlyList<string> Words(string name)
    {
        var plain = new StringBuilder();
        foreach (char c in name.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '`') continue;
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Letters to put in, take out or replace.</summary>
    internal static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    /// <summary>At least so many percent of the longer word's letters stay where they are.</summary>
    internal static bool Alike(string a, string b, int percent) =>
        Edits(a, b) * 100 <= Math.Max(a.Length, b.Length) * (100 - percent);

    /// <summary>
    /// At least half of the shorter name's words look like words of the other, or both look alike when written as one.
    /// </summary>
    internal static bool IsOtherSpelling(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        (IReadOnlyList<string> few, IReadOnlyList<string> many) = a.Count <= b.Count ? (a, b) : (b, a);
        int found = few.Count(word => word.Length > 1 && many.Any(other => Alike(word, other, 60)));
        return found * 2 >= few.Count || Alike(string.Concat(a), string.Concat(b), 70);
    }

    /// <summary>
    /// Every word of the shorter name looks like a word of the other: no reader could tell the two apart by name, and
    /// a screen must report them.
    /// </summary>
    internal static bool MayBeTheSame(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        (IReadOnlyList<string> few, IReadOnlyList<string> many) = a.Count <= b.Count ? (a, b) : (b, a);
        return few.All(word => many.Any(other => Alike(word, other, 75)))
            || Alike(string.Concat(a), string.Concat(b), 80);
    }
}
