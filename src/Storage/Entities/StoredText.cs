namespace Sampan.Storage.Entities;

/// <summary>What both engines can hold as text.</summary>
public static class StoredText
{
    /// <summary>
    /// No control characters but the line feed, and no half of a surrogate pair: PostgreSQL refuses NUL and broken
    /// UTF-16 with an exception, where a person who pasted it should get an answer.
    /// </summary>
    public static bool Holds(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsControl(c) && c != '\n') return false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) return false;
        }
        return true;
    }
}
