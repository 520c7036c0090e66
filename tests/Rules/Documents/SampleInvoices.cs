using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

/// <summary>Invoices to test with. Firms, people and numbers are invented.</summary>
internal static class SampleInvoices
{
    private static readonly (string Description, string? Thai, string HsCode)[] Goods =
    [
        ("Dried mango slices, 200 g pouch, no added sugar", "มะม่วงอบแห้ง 200 กรัม ไม่เติมน้ำตาล", "0804.50"),
        ("Hand-woven cotton shoulder bag, indigo dyed", "กระเป๋าสะพายผ้าฝ้ายทอมือย้อมคราม", "4202.22"),
        ("Coconut shell bowl, polished with coconut oil", "ชามกะลามะพร้าวขัดเงาด้วยน้ำมันมะพร้าว", "4419.90"),
        ("Jasmine rice, Hom Mali, 5 kg bag", "ข้าวหอมมะลิ 5 กิโลกรัม (ทุ่งกุลาร้องไห้)", "1006.30"),
        ("Silk scarf, Mudmee ikat, 180 × 60 cm", "ผ้าพันคอไหมมัดหมี่ 180 × 60 ซม.", "6214.10"),
        ("Herbal balm with camphor and menthol, 50 g", null, "3004.90"),
    ];

    public static InvoiceParty Seller { get; } = new()
    {
        LatinName = "Chiang Mai Orchard and Craft Co., Ltd.",
        LocalName = "บริษัท สวนผลไม้และหัตถกรรมเชียงใหม่ จำกัด",
        AddressLines = ["88/9 Moo 3, Nimmanhaemin Soi 17", "Suthep, Mueang Chiang Mai", "Chiang Mai 50200"],
        Country = Country.Thailand,
        TaxId = "0505560001234",
    };

    public static InvoiceParty Buyer { get; } = new()
    {
        LatinName = "Kawabe Shoten K.K.",
        LocalName = "株式会社川辺商店",
        AddressLines = ["2-14-5 Sakae, Naka-ku", "Nagoya-shi, Aichi 460-0008"],
        Country = Country.Japan,
        TaxId = "T9180001098765",
    };

    public static InvoiceFacts Of(params IReadOnlyList<InvoiceLine> lines) => With(lines, 1_850_00, 120_50);

    public static InvoiceFacts Of(int lines) => Of(Enumerable.Range(0, lines).Select(Line).ToArray());

    public static InvoiceFacts With(IReadOnlyList<InvoiceLine> lines, long freight, long insurance)
    {
        Currency currency = lines[0].NetAmount.Currency;
        long goods = lines.Sum(line => line.NetAmount.Minor);
        return new InvoiceFacts
        {
            Number = "INV-2026-00042",
            IssueDate = new DateOnly(2026, 11, 24),
            OrderNumber = "SO-2026-0117",
            Seller = Seller,
            Buyer = Buyer,
            DeliveryTerm = Incoterm.CIF,
            NamedPlace = "Nagoya",
            PaymentTerms = new PaymentTerms(),
            Currency = currency,
            Lines = lines,
            GoodsTotal = new Money(goods, currency),
            Freight = new Money(freight, currency),
            Insurance = new Money(insurance, currency),
            GrandTotal = new Money(goods + freight + insurance, currency),
            GrossWeight = new Quantity(128.4m, Unit.Kilogram),
            NetWeight = new Quantity(112, Unit.Kilogram),
            Packages = 12,
            PackageKind = PackageKind.Carton,
            EscrowReference = "SMP 7K2Q-9D4F",
            Remarks = "Shipped in one consignment. Marks and numbers: CMO / NAGOYA / 1–12. เก็บในที่แห้งและเย็น",
            IsSandbox = false,
        };
    }

    public static InvoiceLine Line(int index)
    {
        (string description, string? thai, string hsCode) = Goods[index % Goods.Length];
        return Line(description, thai, hsCode, 12 + index * 7 % 90, 85_00 + index * 37_25 % 400_00);
    }

    public static InvoiceLine Line(string description, string? thai, string hsCode, int pieces, long unitPrice) => new()
    {
        Description = description,
        ThaiDescription = thai,
        HsCode = HsCode.Parse(hsCode).Value,
        Origin = Country.Thailand,
        Quantity = new Quantity(pieces, Unit.Piece),
        UnitPrice = new Money(unitPrice, Currency.Thb),
        NetAmount = new Money(pieces * unitPrice, Currency.Thb),
    };
}
