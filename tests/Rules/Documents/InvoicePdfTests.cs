using FsCheck.Xunit;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

public sealed class InvoicePdfTests
{
    [Fact]
    public void The_same_facts_give_the_same_bytes()
    {
        byte[] first = Invoice.Pdf(SampleInvoices.Of(30)).Value;
        Assert.Equal(first, Invoice.Pdf(SampleInvoices.Of(30)).Value);
    }

    [Fact]
    public void Papers_drawn_at_once_do_not_disturb_each_other()
    {
        byte[] alone = Invoice.Pdf(SampleInvoices.Of(12)).Value;
        var together = new byte[64][];
        _ = Parallel.For(0, together.Length, i => together[i] = Invoice.Pdf(SampleInvoices.Of(12)).Value);
        Assert.All(together, pdf => Assert.Equal(alone, pdf));
    }

    [Fact]
    public async Task A_Thai_server_still_writes_Gregorian_dates_and_points()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        byte[] expected = Invoice.Pdf(SampleInvoices.Of(2)).Value;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("th-TH");
            Assert.Equal(expected, Invoice.Pdf(SampleInvoices.Of(2)).Value);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
        Assert.Contains("24 Nov 2026", (await PdfText.PagesAsync(expected))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_and_XML_say_the_same()
    {
        InvoiceFacts facts = SampleInvoices.Of(8);
        var ubl = new UblDocument(Invoice.Ubl(facts).Value);
        string paper = PdfText.Plain(string.Concat(await PdfText.PagesAsync(Invoice.Pdf(facts).Value)));
        string[] shared =
        [
            "cbc:ID", "cac:OrderReference/cbc:ID", "cbc:DocumentCurrencyCode",
            "cac:AccountingSupplierParty/cac:Party/cac:PartyName[1]/cbc:Name",
            "cac:AccountingSupplierParty/cac:Party/cac:PartyName[2]/cbc:Name",
            "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
            "cac:AccountingCustomerParty/cac:Party/cac:PartyName[1]/cbc:Name",
            "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:AddressLine[2]/cbc:Line",
            "cac:DeliveryTerms/cbc:ID", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name",
            "cac:PaymentTerms/cbc:Note", "cac:PaymentMeans/cbc:PaymentID", "cbc:Note",
            "cac:Delivery/cac:Shipment/cbc:GrossWeightMeasure", "cac:Delivery/cac:Shipment/cbc:NetWeightMeasure",
            "cac:AllowanceCharge[1]/cbc:Amount", "cac:AllowanceCharge[2]/cbc:Amount",
            "cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "cac:LegalMonetaryTotal/cbc:PayableAmount",
        ];
        Assert.All(shared, path => Assert.Contains(
            PdfText.Plain(ubl[path] ?? $"nothing at {path}"), paper, StringComparison.Ordinal));
        string[] perLine =
        [
            "cbc:InvoicedQuantity", "cbc:LineExtensionAmount", "cac:Price/cbc:PriceAmount", "cac:Item/cbc:Description",
            "cac:Item/cac:OriginCountry/cbc:IdentificationCode",
        ];
        IEnumerable<string> values = perLine.SelectMany(path => ubl.All("cac:InvoiceLine/" + path));
        Assert.All(values, value => Assert.Contains(PdfText.Plain(value), paper, StringComparison.Ordinal));
        IEnumerable<string> hsCodes = ubl.All("cac:InvoiceLine/cac:Item/cac:CommodityClassification/*");
        Assert.All(hsCodes, code => Assert.Contains($"{HsCode.Parse(code).Value}", paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Thai_can_be_copied_out_of_the_paper_with_every_tone_mark_and_sara_am()
    {
        const string thai = "ที่น้ำปลาร้าต้มสุก ปู่ย่าเก็บไว้ ญี่ปุ่น ป้าซื้อผ้าฝ้าย ทำธุรกิจ";
        InvoiceFacts facts = SampleInvoices.Of(1) with { Remarks = thai };
        string paper = string.Concat(await PdfText.PagesAsync(Invoice.Pdf(facts).Value));
        Assert.Contains(PdfText.Plain(thai), PdfText.Plain(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_the_font_cannot_draw_is_left_to_its_Latin_form()
    {
        string paper = string.Concat(await PdfText.PagesAsync(Invoice.Pdf(SampleInvoices.Of(1)).Value));
        Assert.Contains("Kawabe Shoten K.K.", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("川", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lines_flow_over_numbered_pages_that_carry_their_sum()
    {
        InvoiceFacts facts = SampleInvoices.Of(200) with { IsSandbox = true };
        IReadOnlyList<string> pages = await PdfText.PagesAsync(Invoice.Pdf(facts).Value);
        Assert.True(pages.Count > 5);
        for (int i = 0; i < pages.Count; i++)
        {
            Assert.Contains($"Page {i + 1} of {pages.Count}", pages[i], StringComparison.Ordinal);
            Assert.Contains("SANDBOX – not a real invoice", pages[i], StringComparison.Ordinal);
            Assert.Contains("Description of goods", pages[i], StringComparison.Ordinal);
            if (i > 0) Assert.Equal(Sum(pages[i - 1], "Carried forward"), Sum(pages[i], "Brought forward"));
        }
    }

    [Fact]
    public async Task A_real_invoice_carries_no_sandbox_banner() => Assert.DoesNotContain(
        "SANDBOX", (await PdfText.PagesAsync(Invoice.Pdf(SampleInvoices.Of(1)).Value))[0], StringComparison.Ordinal);

    [Fact]
    public async Task The_longest_texts_an_invoice_may_have_are_printed_whole()
    {
        InvoiceParty party = SampleInvoices.Seller with
        {
            LatinName = new string('W', 140),
            LocalName = new string('ฒ', 140),
            AddressLines = [.. Enumerable.Repeat(new string('W', 100), 6)],
        };
        InvoiceLine line = SampleInvoices.Line(
            new string('W', 300), new string('ฒ', 300), "080450900012", 1, Money.Cap);
        InvoiceFacts facts = SampleInvoices.With([line], 0, 0) with
        {
            Seller = party,
            Buyer = party,
            Remarks = new string('W', 1000),
            IsSandbox = true,
        };
        string paper = string.Concat(await PdfText.PagesAsync(Invoice.Pdf(facts).Value));
        // Each party's name and address, the goods and the remarks; the shortened running heads come on top.
        Assert.InRange(paper.Count(c => c == 'W'), 2 * (140 + 600) + 300 + 1000, int.MaxValue);
        Assert.Equal(2 * 140 + 300, paper.Count(c => c == 'ฒ'));
        Assert.Contains(PaperText.Of(facts.GrandTotal), paper, StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(RandomInvoices)], MaxTest = 40)]
    public void Any_invoice_that_has_an_XML_has_a_paper(InvoiceFacts facts) =>
        Assert.Equal("%PDF-"u8, Invoice.Pdf(facts).Value.AsSpan(0, 5));

    private static string Sum(string page, string label)
    {
        string line = page.Split('\n').First(text => text.StartsWith(label, StringComparison.Ordinal));
        return line[label.Length..].Trim();
    }
}
