using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

public sealed class InvoiceUblTests
{
    [Fact]
    public void An_invoice_is_valid_by_the_official_schema() =>
        Assert.Empty(new UblDocument(Invoice.Ubl(SampleInvoices.Of(30)).Value).SchemaErrors());

    [Fact]
    public void The_schema_would_notice_a_wrong_invoice()
    {
        string xml = Encoding.UTF8.GetString(Invoice.Ubl(SampleInvoices.Of(1)).Value);
        string wrong = xml.Replace("cbc:IssueDate>", "cbc:IssuedOn>", StringComparison.Ordinal);
        Assert.NotEmpty(new UblDocument(Encoding.UTF8.GetBytes(wrong)).SchemaErrors());
    }

    [Fact]
    public void Codes_are_those_customs_and_banks_know()
    {
        var ubl = new UblDocument(Invoice.Ubl(SampleInvoices.Of(1)).Value);
        Assert.Equal("380", ubl["cbc:InvoiceTypeCode"]);
        Assert.Equal("CIF", ubl["cac:DeliveryTerms/cbc:ID[@schemeID='INCOTERMS'][@schemeVersionID='2020']"]);
        Assert.Equal("Nagoya", ubl["cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name"]);
        Assert.Equal("12", ubl["cac:InvoiceLine/cbc:InvoicedQuantity[@unitCode='C62']"]);
        Assert.Equal("128.4", ubl["cac:Delivery/cac:Shipment/cbc:GrossWeightMeasure[@unitCode='KGM']"]);
        Assert.Equal("12", ubl["cac:Delivery/cac:Shipment/cbc:TotalTransportHandlingUnitQuantity[@unitCode='XCT']"]);
        const string classification = "cac:InvoiceLine/cac:Item/cac:CommodityClassification/";
        Assert.Equal("080450", ubl[classification + "cbc:ItemClassificationCode[@listID='HS']"]);
        Assert.Equal("SMP 7K2Q-9D4F", ubl["cac:PaymentMeans/cbc:PaymentID"]);
    }

    [Fact]
    public void A_name_in_its_own_script_is_kept_even_where_paper_cannot_draw_it()
    {
        var ubl = new UblDocument(Invoice.Ubl(SampleInvoices.Of(1)).Value);
        Assert.Equal(
            ["Kawabe Shoten K.K.", "株式会社川辺商店"],
            ubl.All("cac:AccountingCustomerParty/cac:Party/cac:PartyName/cbc:Name"));
    }

    [Fact]
    public void A_rehearsal_says_so()
    {
        var ubl = new UblDocument(Invoice.Ubl(SampleInvoices.Of(1) with { IsSandbox = true }).Value);
        Assert.Equal("SANDBOX – not a real invoice", ubl["cbc:Note"]);
    }

    [Fact]
    public void Every_country_code_has_a_name()
    {
        System.Xml.Linq.XDocument list = System.Xml.Linq.XDocument.Load(
            ReferenceData.Path("reference", "peppol-codelists", "ISO3166-1_Alpha2.xml"));
        // The list adds two codes that are not of ISO 3166-1: Kosovo (1A) and Northern Ireland (XI).
        IEnumerable<string> codes = list.Descendants()
            .Where(element => element.Name.LocalName == "Id" && element.Value is not ("1A" or "XI"))
            .Select(element => element.Value);
        Assert.All(codes, code => Assert.NotNull(CountryNames.English(Country.Parse(code).Value)));
    }

    /// <summary>A fact, not a [Property]: FsCheck would report the skip of a missing schema as a failure.</summary>
    [Fact]
    public void Any_invoice_is_valid_and_says_the_totals_it_was_given()
    {
        UblDocument.RequireSchema();
        Prop.ForAll(RandomInvoices.Invoices(), SaysWhatItWasGiven)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void SaysWhatItWasGiven(InvoiceFacts facts)
    {
        var ubl = new UblDocument(Invoice.Ubl(facts).Value);
        Assert.Empty(ubl.SchemaErrors());
        Assert.Equal(facts.GoodsTotal.AmountText, ubl["cac:LegalMonetaryTotal/cbc:LineExtensionAmount"]);
        Assert.Equal(facts.GrandTotal.AmountText, ubl["cac:LegalMonetaryTotal/cbc:PayableAmount"]);
        Assert.Equal(facts.Currency.Code, ubl["cbc:DocumentCurrencyCode"]);
        Assert.Equal(
            facts.Lines.Select(line => line.Description),
            ubl.All("cac:InvoiceLine/cac:Item/cbc:Description[@languageID='en']"));
        decimal lines = ubl.All("cac:InvoiceLine/cbc:LineExtensionAmount").Sum(Number);
        decimal charges = ubl.All("cac:AllowanceCharge/cbc:Amount").Sum(Number);
        Assert.Equal(facts.GrandTotal.Major, lines + charges);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
