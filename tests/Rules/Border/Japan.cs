using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The border, books to ask it about, and a request to vary.</summary>
internal static class Japan
{
    public static readonly IBorder Border = IBorder.Create();

    public static readonly BookIdentity Identity = new(
        Country.Japan,
        new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 3, 31)),
        "Japan Customs",
        "Japan Customs, schedule as published on 2026-07-12");

    public static readonly Period Rated = new(new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31));

    public static readonly ExchangeRate Baht = new(Currency.Thb, Currency.Jpy, 4.5m, Rated, "made up");

    private static readonly Lazy<ImportedBook> Imported = new(() =>
    {
        using FileStream file = File.OpenRead(PublishedFile);
        return Border.ImportTariff(Identity, "jp-csv", file).Value;
    });

    /// <summary>The published schedule; asking for it skips the test where the file is not at hand.</summary>
    public static string PublishedFile => ReferenceData.Path("tariff/jp/jp-tariff-2026-07.csv");

    public static ImportedBook Published
    {
        get
        {
            _ = PublishedFile;
            return Imported.Value;
        }
    }

    /// <summary>One line with the rates of mangoes as published, for tests of anything but the schedule.</summary>
    public static TariffBook MangoBook { get; } = BookOf(Line("080450011", "6%", "", "3%", "無税", "無税", "無税"));

    /// <summary>Fresh mangoes, 500 kg for 120,000 baht DAP, freight 18,000 and insurance 600 apart.</summary>
    public static QuoteRequest Mangoes { get; } = new()
    {
        From = Country.Thailand,
        To = Country.Japan,
        Date = new DateOnly(2026, 8, 3),
        Code = Code("0804.50.011"),
        GoodsValue = Thb(120_000),
        Term = Incoterm.DAP,
        Freight = Thb(18_000),
        Insurance = Thb(600),
        Quantities = [new Quantity(500, Unit.Kilogram)],
    };

    public static TariffBook BookOf(params TariffNode[] nodes) => new(Identity, nodes);

    /// <summary>A line at the outermost level, its cells in the order of <see cref="DutyColumn"/>.</summary>
    public static TariffNode Line(string digits, params string[] cells)
    {
        int columns = DutyColumns.Of(Country.Japan).Count;
        string[] all = [.. Enumerable.Range(0, columns).Select(i => cells.ElementAtOrDefault(i) ?? "")];
        return new TariffNode(0, digits, "goods", "KG", all);
    }

    public static Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook? book = null) =>
        Border.Quote(request, book ?? MangoBook, [Baht]);

    public static HsCode Code(string text) => HsCode.Parse(text).Value;

    public static Money Thb(decimal baht) => Money.FromMajor(baht, Currency.Thb).Value;

    public static Money Yen(long yen) => new(yen, Currency.Jpy);
}
