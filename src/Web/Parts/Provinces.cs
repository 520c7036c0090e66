using System.Globalization;
using Sampan.Identity;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>The provinces of Thailand as a form offers them, in the order of the reader's language.</summary>
internal static class Provinces
{
    internal static IEnumerable<(string Value, string Words)> Choices(Texts text)
    {
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(text.Tag), ignoreCase: false);
        return Province.All.Select(province => (province.Code, Words: Name(text, province)))
            .OrderBy(choice => choice.Words, order).Prepend(("", text["address.choose"]));
    }

    internal static string Name(Texts text, Province province) => text.Language switch
    {
        "th" => province.Thai,
        "zh" => province.Chinese,
        _ => province.Latin,
    };
}
