using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>The countries a form offers; one that is already chosen is always among them.</summary>
internal static class Countries
{
    private static readonly string[] Codes =
    [
        "TH", "JP", "CN", "HK", "TW", "KR", "SG", "MY", "ID", "VN", "LA", "KH", "MM", "PH", "IN", "AU", "US", "GB",
        "DE", "FR", "NL", "AE",
    ];

    internal static IEnumerable<(string Value, string Words)> Choices(Texts text, string? chosen)
    {
        string first = chosen ?? "";
        IEnumerable<string> codes = Codes.Contains(first) ? Codes : Codes.Prepend(first);
        return codes.Select(code => (code, Name(text, code)));
    }

    internal static string Name(Texts text, string code) =>
        text.Has($"country.{code}") ? text[$"country.{code}"] : code.Length > 0 ? code : "–";
}
