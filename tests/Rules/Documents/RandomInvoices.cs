using FsCheck;
using FsCheck.Fluent;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

/// <summary>Invoices of every currency, unit and length, with texts an invoice allows; their sums are right.</summary>
public static class RandomInvoices
{
    private static readonly string[] Words =
    [
        "Mango", "rice &", "<silk>", "\"balm\"", "180 × 60", "café", "O'Brien", "]]>", "a-b/c",
        "Pneumonoultramicroscopic",
    ];

    private static readonly string[] ThaiWords =
        ["น้ำ", "มะม่วงอบแห้ง", "ที่", "เก็บ", "ปู", "ญี่ปุ่น", "สิทธิ์", "200", "กรัม\u200B"];

    public static Arbitrary<InvoiceFacts> Invoices() => Facts().ToArbitrary();

    private static Gen<InvoiceFacts> Facts() =>
        from currency in Gen.Elements(Currency.All.ToArray())
        from count in Gen.Choose(1, 40)
        from lines in Line(currency).ListOf(count)
        from freight in Gen.Choose(0, 1_000_000)
        from insurance in Gen.Choose(0, 1_000)
        from optional in Gen.Choose(0, 7)
        from remarks in Text(ThaiWords, 20)
        from term in Gen.Elements(Enum.GetValues<Incoterm>())
        from restDays in Gen.Choose(0, 120)
        from packages in Gen.Elements(PackageKind.All.ToArray())
        let whole = SampleInvoices.With(lines, freight % 2 == 0 ? 0 : freight, insurance % 2 == 0 ? 0 : insurance)
        select whole with
        {
            DeliveryTerm = term,
            PaymentTerms = restDays == 0 || whole.GrandTotal.Minor < 2
                ? new PaymentTerms()
                : new PaymentTerms(whole.GrandTotal with { Minor = whole.GrandTotal.Minor / 2 }, restDays),
            PackageKind = packages,
            Remarks = (optional & 1) == 0 ? null : remarks,
            EscrowReference = (optional & 2) == 0 ? null : "SMP 7K2Q-9D4F",
            IsSandbox = (optional & 4) == 0,
        };

    private static Gen<InvoiceLine> Line(Currency currency) =>
        from description in Text(Words, 8)
        from thai in Text(ThaiWords, 12)
        from hasThai in Gen.Elements(true, false)
        from millionths in Gen.Choose(1, 2_000_000_000)
        from scale in Gen.Elements(1m, 1_000m, 1_000_000m)
        from unit in Gen.Elements(Unit.All.ToArray())
        from price in Gen.Choose(0, 50_000_000)
        from origin in Gen.Elements("TH", "JP", "LA", "US", "CI", "ZZ")
        from hsCode in Gen.Elements("08", "0804", "080450", "0804509000", "080450900012")
        select new InvoiceLine
        {
            Description = description,
            ThaiDescription = hasThai ? thai : null,
            HsCode = HsCode.Parse(hsCode).Value,
            Origin = Country.Parse(origin).Value,
            Quantity = new Quantity(millionths / scale, unit),
            UnitPrice = new Money(price, currency),
            NetAmount = new Money(
                (long)decimal.Round(price * (millionths / scale), 0, MidpointRounding.AwayFromZero), currency),
        };

    private static Gen<string> Text(string[] words, int most) =>
        from count in Gen.Choose(1, most)
        from chosen in Gen.Elements(words).ListOf(count)
        select string.Join(' ', chosen);
}
