using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The schedule of the United States, small books of it, and a request to vary.</summary>
internal static class America
{
    public const string Header =
        "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
        + "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

    /// <summary>The days for which we vouch in these tests; the file is of July 2024.</summary>
    public static readonly BookIdentity Identity = new(
        Country.UnitedStates,
        new Period(new DateOnly(2024, 7, 25), new DateOnly(2025, 3, 31)),
        "United States International Trade Commission",
        "HTS export as of 2024-07-25");

    public static readonly ExchangeRate Baht = new(
        Currency.Thb, Currency.Usd, 0.028m, new Period(new DateOnly(2024, 7, 25), new DateOnly(2025, 12, 31)),
        "made up");

    private static readonly Lazy<ImportedBook> Imported = new(() =>
    {
        using FileStream file = File.OpenRead(PublishedFile);
        return Japan.Border.ImportTariff(Identity, "us-csv", file).Value;
    });

    public static string PublishedFile => ReferenceData.Path("tariff/us/hts_2024-07.csv");

    /// <summary>The published schedule; asking for it skips the test where the file is not at hand.</summary>
    public static ImportedBook Published
    {
        get
        {
            _ = PublishedFile;
            return Imported.Value;
        }
    }

    /// <summary>1,000 kg of dried mangoes for 10,000 dollars FOB, by sea.</summary>
    public static QuoteRequest Mangoes { get; } = new()
    {
        From = Country.Thailand,
        To = Country.UnitedStates,
        Date = new DateOnly(2024, 9, 2),
        Code = Japan.Code("0804.50.80.10"),
        GoodsValue = Dollars(10_000),
        Term = Incoterm.FOB,
        Quantities = [new Quantity(1000, Unit.Kilogram)],
        Transport = Transport.Sea,
    };

    public static Outcome<ImportedBook> Import(string rows) => Japan.Border.ImportTariff(
        Identity, "us-csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)));

    public static Outcome<BorderQuote> Quote(QuoteRequest request, TariffBook? book = null) =>
        Japan.Border.Quote(request, book ?? Published.Book, [Baht]);

    public static Money Dollars(decimal dollars) => Money.FromMajor(dollars, Currency.Usd).Value;
}
