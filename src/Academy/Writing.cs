using System.Globalization;
using Sampan.Storage.Entities;

namespace Sampan.Academy;

/// <summary>What people write to each other here: plain text in paragraphs, never more than a page takes.</summary>
public static class Writing
{
    /// <summary>Letters as both engines and readers count them.</summary>
    public const int MostName = 60, MostAbout = 600, MostMessage = 1_000, MostNote = 2_000, MostTitle = 120,
        MostPost = 4_000;

    /// <summary>
    /// Null when it can be kept and shown. Refuses <c>writing_missing</c>, <c>writing_too_long</c>,
    /// <c>writing_unreadable</c>, each with the field.
    /// </summary>
    public static Refusal? Check(string field, string text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return AcademyRefusals.WritingMissing.With(("field", field));
        if (text.Length > most)
            return AcademyRefusals.WritingTooLong.With(
                ("field", field), ("most", most.ToString(CultureInfo.InvariantCulture)));
        return StoredText.Holds(text) ? null : AcademyRefusals.WritingUnreadable.With(("field", field));
    }

    /// <summary>A name stands on one line.</summary>
    public static Refusal? CheckLine(string field, string text, int most) =>
        Check(field, text, most)
        ?? (text.Contains('\n', StringComparison.Ordinal)
            ? AcademyRefusals.WritingUnreadable.With(("field", field))
            : null);
}
