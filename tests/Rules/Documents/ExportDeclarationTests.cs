using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using Sampan.Documents;
using Sampan.Documents.Customs;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

/// <summary>
/// Export declarations against the official schemas: those written here, and the ones that a customs administration
/// publishes as samples, read and written again.
/// </summary>
public sealed class ExportDeclarationTests
{
    private const int MostBytes = 256 * 1024;

    private static readonly Lazy<XmlSchemaSet> Wco = new(() => XmlFiles.Schemas(
        ReferenceData.Path("customs", "hmrc-cds", "schemas", "declaration", "DocumentMetaData_2_DMS.xsd"),
        ReferenceData.Path("customs", "hmrc-cds", "schemas", "declaration", "WCO_DEC_2_DMS.xsd")));

    private static readonly Lazy<XmlSchemaSet> Ubl = new(() => XmlFiles.Schemas(
        ReferenceData.Path("ubl", "ubl-2.5-xsdrt", "maindoc", "UBL-ExportCustomsDeclaration-2.5.xsd")));

    [Fact]
    public void Both_forms_are_valid_by_their_schemas()
    {
        ExportFacts[] all = [Sample(1), Sample(30), Sample(2) with { InvoiceNumber = null, Carrier = null }];
        foreach (ExportFacts facts in all)
        {
            Assert.Equal([], UblErrors(ExportDeclaration.Ubl(facts).Value));
            Assert.Equal([], WcoErrors(ExportDeclaration.Wco(facts).Value));
        }
    }

    [Fact]
    public void The_schemas_would_notice_a_wrong_one()
    {
        byte[] ubl = ExportDeclaration.Ubl(Sample(1)).Value;
        Assert.NotEmpty(UblErrors(Changed(ubl, "cbc:ValueAmount", "cbc:WorthAmount")));
        byte[] wco = ExportDeclaration.Wco(Sample(1)).Value;
        Assert.NotEmpty(WcoErrors(Changed(wco, "TotalPackageQuantity", "TotalPackages")));
        Assert.NotEmpty(WcoErrors(Changed(wco, "<FunctionCode>9<", "<FunctionCode>7<")));
    }

    [Fact]
    public void Both_forms_say_the_same_of_the_goods()
    {
        ExportFacts facts = Sample(3);
        WcoDeclaration wco = Read(ExportDeclaration.Wco(facts).Value);
        var ubl = XDocument.Load(new MemoryStream(ExportDeclaration.Ubl(facts).Value));
        Assert.Equal($"{facts.Total.AmountText} THB", wco["InvoiceAmount"]);
        Assert.Equal([facts.Total.AmountText], Ublish(ubl, "TotalInvoiceAmount"));
        Assert.Equal("3", wco["GoodsItemQuantity"]);
        Assert.Equal("CIF", wco["GoodsShipment/TradeTerms/ConditionCode"]);
        Assert.Equal("JP", wco["GoodsShipment/Destination/CountryCode"]);
        Assert.Equal(
            Ublish(ubl, "ItemClassificationCode"), wco.Items.Select(item => item("Commodity/Classification/ID")));
        Assert.Equal(
            Ublish(ubl, "ValueAmount").Select(value => $"{value} THB"),
            wco.Items.Select(item => item("Commodity/InvoiceLine/ItemChargeAmount")));
        Assert.Equal(["0804.50", "4202.22", "4419.90"], facts.Lines.Select(line => line.HsCode.ToString()));
        Assert.All(wco.Items, item => Assert.Equal("10.7 KGM", item("Commodity/GoodsMeasure/GrossMassMeasure")));
        // What is a rehearsal says so in both.
        Assert.Null(wco["AdditionalInformation/StatementDescription"]);
        ExportFacts sandbox = facts with { IsSandbox = true };
        Assert.Equal(
            "SANDBOX – not a real declaration",
            Read(ExportDeclaration.Wco(sandbox).Value)["AdditionalInformation/StatementDescription"]);
        Assert.Contains(
            "SANDBOX – not a real declaration",
            Ublish(XDocument.Load(new MemoryStream(ExportDeclaration.Ubl(sandbox).Value)), "Note"));
    }

    /// <summary>A fact, not a [Property]: FsCheck would report the skip of a missing schema as a failure.</summary>
    [Fact]
    public void Any_goods_give_two_valid_forms()
    {
        _ = (Wco.Value, Ubl.Value);
        Prop.ForAll(RandomInvoices.Invoices(), invoice =>
        {
            ExportFacts facts = Of(invoice);
            Assert.Equal([], UblErrors(ExportDeclaration.Ubl(facts).Value));
            Outcome<byte[]> written = ExportDeclaration.Wco(facts);
            // More than the schema's sixteen digits is refused instead of cut.
            Assert.Equal(facts.Total.Minor > 9_999_999_999_999_999, written.IsRefused);
            if (written.IsRefused) return;
            byte[] wco = written.Value;
            Assert.Equal([], WcoErrors(wco));
            // Read and written again it is the same file.
            Assert.Equal(wco, Read(wco).Write());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void What_has_no_room_is_refused_by_name()
    {
        ExportFacts facts = Sample(1);
        InvoiceParty wordy = facts.Exporter with { LatinName = new string('a', 71) };
        Assert.False(ExportDeclaration.Ubl(facts with { Exporter = wordy }).IsRefused);
        Refusal refusal = ExportDeclaration.Wco(facts with { Exporter = wordy }).Refusal!;
        Assert.Equal((DocumentRefusals.DocumentTextTooLong, "seller.latin_name"), (refusal.Code, refusal["field"]));
        InvoiceParty far = facts.Consignee with { AddressLines = [new string('b', 60), "Second line", "Nagoya"] };
        refusal = ExportDeclaration.Wco(facts with { Consignee = far }).Refusal!;
        Assert.Equal(("buyer.address_lines", "70"), (refusal["field"], refusal["limit"]));
        Assert.Equal(
            DocumentRefusals.DocumentFieldMissing, ExportDeclaration.Ubl(facts with { Lines = [] }).Refusal!.Code);
    }

    [Fact]
    public void Every_published_sample_is_read_whole_and_written_valid()
    {
        string[] samples = Directory.GetFiles(ReferenceData.Path("customs", "hmrc-cds", "samples"), "*.xml");
        Assert.Equal(30, samples.Length);
        Assert.All(samples, path =>
        {
            byte[] file = File.ReadAllBytes(path);
            byte[] again = Read(file).Write();
            Assert.Equal([], WcoErrors(again));
            Assert.Equal(Leaves(file), Leaves(again));
        });
    }

    [Fact]
    public void A_sample_says_what_stands_in_it()
    {
        WcoDeclaration export = Read(File.ReadAllBytes(
            ReferenceData.Path("customs", "hmrc-cds", "samples", "Step1_TT_EX023a.xml")));
        Assert.Equal("15000 JPY", export["InvoiceAmount"]);
        Assert.Equal("50", export["TotalPackageQuantity"]);
        Assert.Equal("Tokyo Export", export["GoodsShipment/Consignee/Name"]);
        Assert.NotEmpty(export.Items);
        Assert.Null(export["GoodsShipment/Consignee/Nothing"]);
    }

    [Theory]
    [InlineData("</FunctionCode>", "</FunctionsCode>", "declaration_unreadable", null)]
    [InlineData("FunctionCode>", "FunctionsCode>", "declaration_element_unknown", "Declaration/FunctionsCode")]
    [InlineData("<TypeCode>830", "<TypeCode wrong='1'>830", "declaration_element_unknown",
        "Declaration/TypeCode/@wrong")]
    [InlineData("<TypeCode>830</TypeCode>", "<TypeCode>830</TypeCode><TypeCode>830</TypeCode>",
        "declaration_element_repeated", "Declaration/TypeCode")]
    [InlineData("<TypeCode>830</TypeCode>", "<TypeCode>830</TypeCode>stray", "declaration_unreadable", null)]
    [InlineData("<TypeCode>830</TypeCode>", "<TypeCode><ID>830</ID></TypeCode>", "declaration_unreadable", null)]
    [InlineData("urn:wco:datamodel:WCO:DEC-DMS:2", "urn:somebody", "declaration_element_unknown", "Declaration")]
    [InlineData("</md:MetaData>", "", "declaration_unreadable", null)]
    [InlineData("</md:MetaData>", "</md:MetaData><more/>", "declaration_unreadable", null)]
    public void Nothing_unknown_is_passed_over(string from, string to, string code, string? path)
    {
        byte[] changed = Changed(ExportDeclaration.Wco(Sample(1)).Value, from, to);
        Outcome<WcoDeclaration> read = WcoDeclaration.Read(changed, MostBytes);
        Assert.True(read.IsRefused);
        Assert.Equal(code, read.Refusal.Code.ToString());
        Assert.Equal(path, read.Refusal.Arguments.FirstOrDefault(a => a.Name == "path").Value);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_never_breaks_the_reader()
    {
        byte[] whole = ExportDeclaration.Wco(Sample(5)).Value;
        Assert.Equal(
            DocumentRefusals.DeclarationUnreadable, WcoDeclaration.Read(whole, whole.Length - 1).Refusal!.Code);
        var random = new Random(20261130);
        int refused = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. whole];
            for (int hit = random.Next(1, 6); hit > 0; hit--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) damaged = damaged[..random.Next(damaged.Length)];
            if (WcoDeclaration.Read(damaged, MostBytes).IsRefused) refused++;
        }
        Assert.InRange(refused, 1_000, 1_999);
    }

    /// <summary>Every value by its path, sorted: the order of elements is the schema's, not the writer's.</summary>
    private static List<string> Leaves(byte[] file)
    {
        var document = XDocument.Load(new MemoryStream(file));
        return [
            .. document.Descendants().Where(element => !element.HasElements).Select(element =>
            {
                IEnumerable<string> path = element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName);
                IEnumerable<string> attributes = element.Attributes()
                    .Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None)
                    .Select(a => $"{a.Name}={a.Value}");
                return $"{string.Join('/', path)}[{string.Join(',', attributes)}]={element.Value.Trim()}";
            }).Order(StringComparer.Ordinal),
        ];
    }

    private static WcoDeclaration Read(byte[] file)
    {
        Outcome<WcoDeclaration> read = WcoDeclaration.Read(file, MostBytes);
        Assert.False(read.IsRefused, read.ToString());
        return read.Value;
    }

    private static IReadOnlyList<string> UblErrors(byte[] file) =>
        XDocument.Load(new MemoryStream(file)).Errors(Ubl.Value);

    private static IReadOnlyList<string> WcoErrors(byte[] file) =>
        XDocument.Load(new MemoryStream(file)).Errors(Wco.Value);

    private static IEnumerable<string> Ublish(XDocument document, string name) =>
        document.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private static byte[] Changed(byte[] file, string from, string to)
    {
        string text = Encoding.UTF8.GetString(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    private static ExportFacts Sample(int lines) => Of(SampleInvoices.Of(lines));

    private static ExportFacts Of(InvoiceFacts invoice) => new()
    {
        Reference = invoice.OrderNumber,
        Date = invoice.IssueDate,
        InvoiceNumber = invoice.Number,
        Exporter = invoice.Seller,
        Consignee = invoice.Buyer,
        From = Country.Thailand,
        To = Country.Japan,
        DeliveryTerm = invoice.DeliveryTerm,
        NamedPlace = invoice.NamedPlace,
        Total = invoice.GrandTotal,
        Freight = invoice.Freight,
        Insurance = invoice.Insurance,
        Lines =
        [
            .. invoice.Lines.Select(line => new ExportLine
            {
                Description = line.Description,
                HsCode = line.HsCode,
                Origin = line.Origin,
                Quantity = line.Quantity,
                Amount = line.NetAmount,
                NetKilograms = 9.335m,
                GrossKilograms = 10.7m,
                Packages = 1,
            }),
        ],
        PackageKind = invoice.PackageKind,
        OriginCertificate = "CO-2026-118",
        Carrier = "ไปรษณีย์ไทย",
        IsSandbox = invoice.IsSandbox,
    };
}
