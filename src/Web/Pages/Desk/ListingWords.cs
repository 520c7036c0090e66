using System.Globalization;
using Sampan.Market;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

internal static class ListingWords
{
    /// <summary>A field of the form by its label, with its row where it stands in rows.</summary>
    internal static string Field(Texts text, string field)
    {
        int dash = field.LastIndexOf('-');
        bool inRow = int.TryParse(field[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int row);
        string name = (inRow ? field[..dash] : field).Replace('-', '_');
        string label = text[$"desk.listing.{name}"];
        return inRow ? text.Of("desk.listing.in_row", ("field", label), ("row", Show.Number(row + 1))) : label;
    }

    /// <summary>
    /// What was typed in each language the form asks for; words in other languages stay as they were before.
    /// </summary>
    /// <param name="typed">What stands in a field.</param>
    internal static Dictionary<string, Wording> Typed(
        Func<string, string> typed, IReadOnlyDictionary<string, Wording>? before)
    {
        var words = new Dictionary<string, Wording>(before ?? new Dictionary<string, Wording>());
        foreach (string language in ListingForm.Languages)
        {
            (string title, string description) = (typed($"title-{language}"), typed($"description-{language}"));
            if (title.Length + description.Length == 0) _ = words.Remove(language);
            else words[language] = new Wording(title, description);
        }
        return words;
    }

    internal static IEnumerable<(string Value, string Words)> SalesUnits(Texts text) =>
        ListingRules.SalesUnits.Select(unit => (unit, text.SalesUnit(unit)));

    internal static IEnumerable<(string Value, string Words)> Terms(Texts text) =>
        Enum.GetValues<Incoterm>().Select(term => (term.ToString(), $"{term} · {text[$"desk.incoterm.{term}"]}"));

    internal static IEnumerable<(string Value, string Words)> Currencies { get; } =
        [.. Currency.All.Select(currency => (currency.Code, currency.Code)).Order()];
}
