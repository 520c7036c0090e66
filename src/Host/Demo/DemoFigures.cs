using Sampan.Border;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// What the demo computes with: real rates of Japan's border for its own goods, a round exchange rate, and rate cards
/// of invented carriers.
/// </summary>
internal static class DemoFigures
{
    internal const string Schedule = "jp-demo.csv";

    internal static readonly BookIdentity Book = new(
        Country.Japan, new Period(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31)), "Japan Customs",
        "Japan Customs, tariff schedule, lines of the demo's goods, as of 2026-07-12");

    /// <summary>
    /// A round figure for the demo. A trading installation notes the rates that customs publishes each week.
    /// </summary>
    internal static readonly ExchangeRate Rate = new(
        Currency.Thb, 4.5m, new Period(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31)),
        "demo figure, published by nobody");

    private static readonly string[] Carriers = ["express", "air", "sea"];

    internal static Stream OpenSchedule() => Open(Schedule);

    /// <summary>The house's cards, from data/demo/freight. Written by us: an unreadable one is a bug.</summary>
    internal static IEnumerable<RateCard> RateCards()
    {
        foreach (string carrier in Carriers)
        {
            using Stream file = Open($"demo/freight/{carrier}.csv");
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            yield return RateCardFile.Read(bytes.ToArray()).Card!;
        }
    }

    private static Stream Open(string name) => typeof(DemoFigures).Assembly.GetManifestResourceStream(name)!;
}
