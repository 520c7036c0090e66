using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The border, Japan's schedule as published, and a request to vary.</summary>
internal static class Japan
{
    public static readonly IBorder Border = IBorder.Create();

    public static readonly BookIdentity Identity = new(
        Country.Japan,
        new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 3, 31)),
        "Japan Customs",
        "Japan Customs, schedule as published on 2026-07-12");

    public static readonly ExchangeRate Baht = new(
        Currency.Thb, 4.5m, new Period(new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31)), "test rate");

    private static readonly Lazy<ImportedBook> Imported = new(() =>
    {
        using FileStream file = File.OpenRead(Schedule);
        return Border.ImportTariff(Identity, "jp-csv", file).Value;
    });

    public static string Schedule => ReferenceData.Path("tariff/jp/jp-tariff-2026-07.csv");

    /// <summary>The whole published schedule; skips the test where the file is not at hand.</summary>
    public static TariffBook Book => Report is not null ? Imported.Value.Book : throw new InvalidOperationException();

    public static ImportReport Report => Schedule.Length > 0 ? Imported.Value.Report : Imported.Value.Report;

    /// <summary>Fresh mangoes, 500 kg for 120,000 baht DAP, freight 18,000 and insurance 600 apart.</summary>
    public static QuoteRequest Mangoes => new()
    {
        From = Country.Thailand,
        To = Country.Japan,
        Date = new DateOnly(2026, 8, 3),
        Code = HsCode.Parse("0804.50.011").Value,
        GoodsValue = Thb(120_000),
        Term = Incoterm.DAP,
        Freight = Thb(18_000),
        Insurance = Thb(600),
        Quantities = [new Quantity(500, Unit.Kilogram)],
    };

    public static Money Thb(decimal baht) => Money.FromMajor(baht, Currency.Thb).Value;

    public static Money Yen(long yen) => new(yen, Currency.Jpy);
}
