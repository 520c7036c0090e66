using System.Globalization;
using Sampan.Storage.Entities;

namespace Sampan.Council;

/// <summary>What people write: something, not endlessly, and readable.</summary>
internal static class CouncilText
{
    internal static Refusal? Check(string field, string text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return CouncilRefusals.TextMissing.With(("field", field));
        return CheckOptional(field, text, most);
    }

    internal static Refusal? CheckOptional(string field, string text, int most)
    {
        if (text.Length > most)
            return CouncilRefusals.TextTooLong.With(
                ("field", field), ("most", most.ToString(CultureInfo.InvariantCulture)));
        return StoredText.Holds(text) ? null : CouncilRefusals.TextUnreadable.With(("field", field));
    }
}
