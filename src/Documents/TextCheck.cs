using System.Globalization;
using System.Text;
using Sampan.Documents.Pdf;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>Whether a text can stand on paper and in XML as it was given.</summary>
internal static class TextCheck
{
    public static Refusal? Of(InvoiceField field)
    {
        if (string.IsNullOrWhiteSpace(field.Text))
            return field.Required || field.Text is not null
                ? DocumentRefusals.DocumentFieldMissing.With(("field", field.Name))
                : null;
        if (field.Text.Length > field.Limit)
            return DocumentRefusals.DocumentTextTooLong.With(
                ("field", field.Name), ("limit", field.Limit.ToString(CultureInfo.InvariantCulture)));
        if (First(field.Text, rune => !IsAllowed(rune)) is { } unwanted)
            return At(DocumentRefusals.CharacterNotAllowed, field, unwanted);
        if (field.Letters == Letters.Latin && First(field.Text, ThaiScript.IsThai) is { } thai)
            return At(DocumentRefusals.LatinLettersExpected, field, thai);
        if (field.Letters != Letters.Any && First(field.Text, rune => !Typeface.CanDraw(rune)) is { } boxed)
            return At(DocumentRefusals.GlyphMissing, field, boxed);
        return null;
    }

    /// <summary>
    /// Letters, marks, digits, signs and plain spaces. Not: control characters and half surrogates (XML 1.0 forbids
    /// them), line ends, and characters that hide or reorder text. U+200B marks where a Thai word ends and may stay.
    /// Half a surrogate pair reads as U+FFFD, the replacement character, which no honest text contains.
    /// </summary>
    private static bool IsAllowed(Rune rune) =>
        rune.Value == ThaiScript.WordBreak ||
        rune != Rune.ReplacementChar &&
        Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static Rune? First(string text, Func<Rune, bool> wanted)
    {
        foreach (Rune rune in text.EnumerateRunes())
            if (wanted(rune)) return rune;
        return null;
    }

    private static Refusal At(RefusalCode code, InvoiceField field, Rune rune) =>
        code.With(("field", field.Name), ("character", $"U+{rune.Value:X4}"));
}
