using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// In whose time a moment is written, and what that is called: of the country the page is about, where that has one
/// time all year; else Thai time for readers of Thai, China's for readers of Chinese, and UTC for all others.
/// </summary>
internal static class Zones
{
    /// <summary>Minutes ahead of UTC, of countries with one time and no summer time (IANA 2025b).</summary>
    private static readonly Dictionary<Country, int> Ahead = new (string Code, int Minutes)[]
    {
        ("TH", 420), ("JP", 540), ("KR", 540), ("CN", 480), ("HK", 480), ("TW", 480), ("SG", 480), ("MY", 480),
        ("PH", 480), ("VN", 420), ("LA", 420), ("KH", 420), ("MM", 390), ("IN", 330), ("AE", 240),
    }.ToDictionary(zone => Country.Parse(zone.Code).Value, zone => zone.Minutes);

    internal static (TimeSpan Ahead, string Name) Of(Texts text)
    {
        Country? place = text.Place is { } named && Ahead.ContainsKey(named) ? named
            : text.Language switch { "th" => Country.Thailand, "zh" => Country.Parse("CN").Value, _ => null };
        return place is { } country
            ? (TimeSpan.FromMinutes(Ahead[country]), text.Of("zone.of", ("country", text.Country(country))))
            : (TimeSpan.Zero, text["zone.utc"]);
    }
}
