using System.Globalization;
using System.Text;

namespace Sampan.Journeys.Papers;

/// <summary>
/// What customs and carriers abroad can print: the Latin blocks of Unicode with dashes and quotation marks, and nothing
/// that hides. Asked when the text is entered, because on the day of shipping it is too late.
/// </summary>
internal static class PaperText
{
    internal static bool IsLatin(string text) => text.EnumerateRunes().All(rune =>
        rune.Value is (<= 0x024F) or (>= 0x2010 and <= 0x2026)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
