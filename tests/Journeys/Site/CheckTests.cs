using System.Text;
using System.Text.RegularExpressions;
using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>The door at which anybody has an invoice checked.</summary>
public sealed partial class CheckTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task A_paper_is_the_same_or_differs_where_it_was_changed()
    {
        string xml = await Invoice();
        Assert.Contains("data-standing=\"Same\"", (await Check(xml)).Done().Text, StringComparison.Ordinal);
        string rewritten = xml.Replace("<cbc:UBLVersionID>", "\n\n<cbc:UBLVersionID>", StringComparison.Ordinal);
        Assert.Contains(
            "data-standing=\"SameContent\"", (await Check(rewritten)).Done().Text, StringComparison.Ordinal);
        foreach ((string from, string to, string path) in ((string, string, string)[])
            [
                ("Yuki Tanaka", "Somebody Else", "AccountingCustomerParty/Party/PartyName/Name"),
                ("<cbc:IssueDate>", "<cbc:IssueDate>x", "IssueDate"),
                ("</cac:OrderReference>", "</cac:OrderReference><cbc:Extra>1</cbc:Extra>", "Extra"),
            ])
        {
            Assert.Contains(from, xml, StringComparison.Ordinal);
            Answer answer = (await Check(xml.Replace(from, to, StringComparison.Ordinal))).Done();
            Assert.Contains("data-standing=\"Differs\"", answer.Text, StringComparison.Ordinal);
            Assert.Contains($"data-path=\"{path}\"", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_record_says_is_not_told_to_whoever_hands_in_less()
    {
        string xml = await Invoice();
        string bare = xml.Replace("Yuki Tanaka", "A Guess", StringComparison.Ordinal);
        Answer answer = (await Check(bare)).Done();
        Assert.Contains("A Guess", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yuki Tanaka", answer.Text, StringComparison.Ordinal);
        // The record's hash would say which guess is right, away from here and as often as one likes.
        Assert.Equal(2, Hashes().Count((await Check(xml)).Done().Text));
        Assert.Equal(1, Hashes().Count(answer.Text));
    }

    [Theory]
    [InlineData("<{0}:a xmlns:{0}='urn:x'/>", 1_000)]
    [InlineData("<a xmlns='urn:{0}'/>", 1_000)]
    [InlineData("<a {0}='1'/>", 1_000)]
    public async Task A_paper_with_names_that_no_invoice_has_is_not_read(string element, int length)
    {
        string xml = await Invoice();
        string odd = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, element, new string('n', length));
        string larger = xml.Replace("</Invoice>", $"{odd}</Invoice>", StringComparison.Ordinal);
        Assert.NotEqual(xml, larger);
        Answer answer = (await Check(larger)).Done(400);
        Assert.Contains("data-code=\"paper_unreadable\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_of_more_values_than_an_invoice_can_have_is_not_read()
    {
        string xml = await Invoice();
        string many = string.Concat(Enumerable.Repeat("<cbc:Note>x</cbc:Note>", 6_000));
        string larger = xml.Replace("</Invoice>", $"{many}</Invoice>", StringComparison.Ordinal);
        Assert.NotEqual(xml, larger);
        Answer answer = (await Check(larger)).Done(400);
        Assert.Contains("data-code=\"paper_unreadable\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_agrees_with_its_order_or_differs_where_it_was_changed()
    {
        Offered order = await Site.MakeOffer(20);
        _ = (await Site.Get(Site.OrderUrl(order, "/declaration-wco.xml"), Site.Seller)).Done(409);
        order = await Site.Paid(20);
        string xml = (await Site.Get(Site.OrderUrl(order, "/declaration-wco.xml"), Site.Seller)).Done().Text;
        // Before the goods leave there is no invoice to name, afterwards there is.
        Assert.DoesNotContain("<TypeCode>380</TypeCode>", xml, StringComparison.Ordinal);
        Assert.Contains("data-standing=\"Same\"", (await Check(xml)).Done().Text, StringComparison.Ordinal);
        // A broker's software numbers it itself, adds its procedure and the national digits, and rounds no differently.
        string filed = xml.Replace(
                $"<FunctionalReferenceID>{order.Reference}", "<FunctionalReferenceID>BROKER-1",
                StringComparison.Ordinal)
            .Replace("<Origin>", "<GovernmentProcedure><CurrentCode>10</CurrentCode></GovernmentProcedure><Origin>",
                StringComparison.Ordinal)
            .Replace("<ID>080450</ID>", "<ID>08045020000</ID>", StringComparison.Ordinal);
        Assert.NotEqual(xml, filed);
        Assert.Contains("data-standing=\"SameContent\"", (await Check(filed)).Done().Text, StringComparison.Ordinal);
        foreach ((string from, string to, string path) in ((string, string, string)[])
            [
                ("<CountryCode>JP</CountryCode>\n      </Destination>", "<CountryCode>KR</CountryCode></Destination>",
                    "GoodsShipment/Destination/CountryCode"),
                ("<ID>080450</ID>", "<ID>0804500</ID>", ""),
                ("<ID>080450</ID>", "<ID>081340</ID>", "GovernmentAgencyGoodsItem[1]/Commodity/Classification/ID"),
                ("<ItemChargeAmount currencyID=\"THB\">", "<ItemChargeAmount currencyID=\"THB\">1",
                    "GovernmentAgencyGoodsItem[1]/Commodity/InvoiceLine/ItemChargeAmount"),
            ])
        {
            Assert.Contains(from, xml, StringComparison.Ordinal);
            Answer answer = (await Check(xml.Replace(from, to, StringComparison.Ordinal))).Done();
            Assert.Equal(
                path.Length > 0, answer.Text.Contains("data-standing=\"Differs\"", StringComparison.Ordinal));
            Assert.Contains(path.Length > 0 ? $"data-path=\"{path}\"" : "", answer.Text, StringComparison.Ordinal);
        }
        Answer odd = (await Check(xml.Replace("FunctionCode>", "Funktion>", StringComparison.Ordinal))).Done(400);
        Assert.Contains("data-code=\"declaration_element_unknown\"", odd.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_is_at_the_desk_of_its_seller_and_nobody_elses()
    {
        Offered order = await Site.Paid(20);
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        foreach (string kind in new[] { "ubl", "wco" })
        {
            string address = $"/desk/{Site.Firm}/orders/{order.Order}/declaration-{kind}.xml";
            Answer file = (await Site.Get(address, seller)).Done();
            Assert.Equal("application/xml", file.MediaType);
            Assert.Contains(order.Reference, file.Text, StringComparison.Ordinal);
            _ = (await Site.Get(address, Credentials.None)).Done(302);
            string foreign = $"/api/v1/firms/{Site.Firm}/orders/{order.Order}/declaration-{kind}.xml";
            _ = (await Site.Get(foreign, Credentials.None)).Done(401);
        }
    }

    [Theory]
    [InlineData("", 400, "paper_unreadable")]
    [InlineData("not xml", 400, "paper_unreadable")]
    [InlineData("<Invoice/>", 400, "paper_unreadable")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Invoice>&e;</Invoice>", 400, "paper_unreadable")]
    [InlineData("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>", 404, "paper_unknown")]
    public async Task What_is_no_paper_of_ours_is_refused_by_name(string content, int status, string code)
    {
        Answer answer = (await Check(content)).Done(status);
        Assert.Contains($"data-code=\"{code}\"", answer.Text, StringComparison.Ordinal);
    }

    private async Task<string> Invoice()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_in_full", reference)).Done(302);
        string order = (await Site.Record(reference)).Order.ToString();
        _ = (await Site.Post(
            $"/api/v1/firms/{Site.Firm}/orders/{order}/ship",
            new { carrier = "Demo Air Cargo", tracking = $"DAC {reference}", on = Site.Today() }, Site.Seller)).Done();
        return (await Site.Get($"/demo/invoice.xml?order={reference}")).Done().Text;
    }

    private async Task<Answer> Check(string xml)
    {
        Credentials reader = await Site.Read("/check", Credentials.None);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(reader.FormToken!), "__RequestVerificationToken" },
            { new StringContent(Guid.NewGuid().ToString("N")), "form-key" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(xml)), "paper", "invoice.xml" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check") { Content = form };
        (reader with { FormToken = null }).AddTo(request);
        return await Site.Send(request);
    }

    [GeneratedRegex(@"\b[0-9a-f]{64}\b")]
    private static partial Regex Hashes();
}
