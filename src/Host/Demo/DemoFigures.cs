using Sampan.Border;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// What the demo computes with for its own goods: real rates of Japan's, Singapore's and, of 2024, the United States'
/// borders, round exchange rates, and rate cards of invented carriers.
/// </summary>
internal static class DemoFigures
{
    private static readonly Period JapaneseDays = new(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31));

    private static readonly Period SingaporeanDays = new(new DateOnly(2024, 1, 1), new DateOnly(2027, 3, 31));

    /// <summary>Past: duties have come since that nobody here can add up, and a quote of today is refused.</summary>
    private static readonly Period AmericanDays = new(new DateOnly(2024, 7, 25), new DateOnly(2024, 12, 31));

    /// <summary>The books, and the files of data/tariff they are made from.</summary>
    internal static readonly IReadOnlyList<(BookIdentity Book, string File)> Books =
    [
        (new BookIdentity(
            Country.Japan, JapaneseDays, "Japan Customs",
            "Japan Customs, tariff schedule, lines of the demo's goods, as of 2026-07-12"), "jp-demo.csv"),
        (new BookIdentity(
            Country.Singapore, SingaporeanDays, "Singapore Customs",
            "Singapore Customs, Duties and Dutiable Goods, lines of the demo's goods, read 2026-11-29"), "sg-demo.csv"),
        (new BookIdentity(
            Country.UnitedStates, AmericanDays, "United States International Trade Commission",
            "HTS export, lines of the demo's goods, as of 2024-07-25"), "us-demo.csv"),
    ];

    /// <summary>The first day on which all of them hold.</summary>
    internal static readonly DateOnly KnownFrom = Books.Max(pair => pair.Book.Validity.From);

    /// <summary>
    /// Round figures for the demo. A trading installation notes the rates that customs publishes each week.
    /// </summary>
    internal static readonly IReadOnlyList<ExchangeRate> Rates =
    [
        new(Currency.Thb, Currency.Jpy, 4.5m, JapaneseDays, "demo figure, published by nobody"),
        new(Currency.Thb, Currency.Sgd, 0.04m, SingaporeanDays, "demo figure, published by nobody"),
    ];

    private static readonly string[] Carriers = ["express", "air", "sea"];

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

    internal static Stream Open(string name) => typeof(DemoFigures).Assembly.GetManifestResourceStream(name)!;
}
