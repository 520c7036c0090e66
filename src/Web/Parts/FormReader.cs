using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sampan.Web.Parts;

/// <summary>Reads typed fields one after the other and keeps the first refusal among them.</summary>
public sealed class FormReader
{
    public Refusal? Refusal { get; private set; }

    /// <summary>
    /// The value, or the default of its type beside a refusal that is kept and says which field it is about.
    /// </summary>
    public T? Take<T>(string field, Outcome<T> outcome)
    {
        if (!outcome.IsRefused) return outcome.Value;
        Refusal ??= About(field, outcome.Refusal);
        return default;
    }

    /// <summary>The refusal with the field it is about, unless it says so itself.</summary>
    internal static Refusal About(string field, Refusal refusal) => refusal["field"] is not null
        ? refusal
        : refusal with { Arguments = [.. refusal.Arguments, ("field", field)] };

    /// <summary>What stands in a field. Browsers send line breaks as two characters; we keep one.</summary>
    internal static string Typed(IFormCollection form, string field) =>
        form[field].ToString().Trim().ReplaceLineEndings("\n");

    /// <summary>A whole number. <paramref name="field"/> names it in the refusal.</summary>
    public int Whole(string field, string? text) => Take(field, WholeNumber(field, text));

    public static Outcome<int> WholeNumber(string field, string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : WebRefusals.NumberMalformed.With(("field", field), ("text", Cut(text)));

    /// <summary>A positive figure with a point, as an exchange rate.</summary>
    public static Outcome<decimal> Figure(string field, string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number > 0
            ? number
            : WebRefusals.NumberMalformed.With(("field", field), ("text", Cut(text)));

    private static string Cut(string? text) => text is null ? "" : text.Length <= 40 ? text : text[..40];
}
