using Sampan.Documents;

namespace Sampan.Journeys.Learning;

/// <summary>An invoice with one fault in it, for the lesson about papers.</summary>
internal static class SampleInvoice
{
    /// <summary>Null for a fault that nobody knows.</summary>
    public static InvoiceFacts? With(string fault) => fault switch
    {
        "weights" => Sound with { NetWeight = Sound.GrossWeight with { Amount = Sound.GrossWeight.Amount + 1 } },
        "sum" => Sound with { GrandTotal = Sound.GrandTotal with { Minor = Sound.GrandTotal.Minor + 1 } },
        "letters" => Sound with { Buyer = Sound.Buyer with { LatinName = "ร้านทานากะ" } },
        _ => null,
    };

    private static InvoiceFacts Sound
    {
        get
        {
            var price = new Money(120_00, Currency.Thb);
            Money goods = price with { Minor = 200 * price.Minor }, freight = price with { Minor = 5_000_00 };
            return new InvoiceFacts
            {
                Number = "2026-00001",
                IssueDate = new DateOnly(2026, 12, 15),
                OrderNumber = "SP-0001",
                Seller = new InvoiceParty
                {
                    LatinName = "Chanthaburi Sun Fruit Co., Ltd.",
                    AddressLines = ["99/1 Moo 4, Khao Khitchakut", "Chanthaburi 22210"],
                    Country = Country.Thailand,
                },
                Buyer = new InvoiceParty
                {
                    LatinName = "Tanaka Shoten K.K.",
                    AddressLines = ["2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000"],
                    Country = Country.Japan,
                },
                DeliveryTerm = Incoterm.DAP,
                NamedPlace = "Osaka",
                PaymentTerms = new PaymentTerms(),
                Currency = Currency.Thb,
                Lines =
                [
                    new InvoiceLine
                    {
                        Description = "Dried mango, 500 g pack",
                        HsCode = HsCode.Parse("080450").Value,
                        Origin = Country.Thailand,
                        Quantity = new Quantity(200, Unit.Piece),
                        UnitPrice = price,
                        NetAmount = goods,
                    },
                ],
                GoodsTotal = goods,
                Freight = freight,
                Insurance = Money.Zero(Currency.Thb),
                GrandTotal = goods + freight,
                GrossWeight = new Quantity(111, Unit.Kilogram),
                NetWeight = new Quantity(100, Unit.Kilogram),
                Packages = 10,
                PackageKind = PackageKind.Carton,
                IsSandbox = true,
            };
        }
    }
}
