using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Demo;

/// <summary>What the demo knows of Japan's border: real rates of its own goods, and a round exchange rate.</summary>
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

    internal static Stream OpenSchedule() => typeof(DemoFigures).Assembly.GetManifestResourceStream(Schedule)!;
}
