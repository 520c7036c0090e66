using System.Net;
using System.Xml.Linq;
using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A firm's address by its parts: typed on the desk, read in Thai, printed in Latin letters.</summary>
public sealed class AddressTests(OneSite one) : IClassFixture<OneSite>
{
    private static readonly (string Field, string Value)[] Bangkok =
    [
        ("name-local", "บริษัท ผลไม้ตะวันจันท์ จำกัด (ตัวอย่าง)"),
        ("name-latin", "Chanthaburi Sun Fruit Co., Ltd. (demo)"),
        ("country", "TH"), ("house", "88"), ("moo", ""), ("building-local", ""), ("building-latin", ""),
        ("soi-local", "สุขุมวิท 99"), ("soi-latin", "Sukhumvit 99"), ("road-local", "สุขุมวิท"),
        ("road-latin", "Sukhumvit"),
        ("subdistrict-local", "คลองเตยเหนือ"), ("subdistrict-latin", "Khlong Toei Nuea"), ("district-local", "วัฒนา"),
        ("district-latin", "Watthana"), ("province", "TH-10"), ("postcode", "10110"),
    ];

    private RunningSite Site => one.Site;

    private string Settings => $"/desk/{Site.Firm}/settings";

    [Fact]
    public async Task A_seller_moves_to_Bangkok_and_papers_abroad_say_so_in_Latin_letters()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        foreach ((string field, string value, string code) in (((string, string, string)[])
            [
                ("postcode", "1011", "postcode_malformed"), ("province", "", "province_unknown"),
                ("moo", "four", "firm_number_malformed"), ("district-latin", "", "firm_field_missing"),
                ("country", "JP", "address_not_in_thailand"),
            ]))
        {
            Answer refused = (await Save(seller, Change(field, value))).Done(400);
            Assert.Contains($"data-code=\"{code}\"", refused.Text, StringComparison.Ordinal);
            Assert.Contains("aria-invalid", Tag(refused.Text, $"id=\"f-{field}\""), StringComparison.Ordinal);
            // What was typed beside it is not lost.
            Assert.Contains("value=\"Khlong Toei Nuea\"", refused.Text, StringComparison.Ordinal);
        }
        Assert.Equal(302, (await Save(seller, Bangkok)).Code);
        string form = WebUtility.HtmlDecode((await Site.Get(Settings, seller)).Done().Text);
        Assert.Contains("value=\"สุขุมวิท 99\"", form, StringComparison.Ordinal);
        Assert.Contains("selected", Tag(form, "value=\"TH-10\""), StringComparison.Ordinal);

        Offered order = await Site.Paid(20);
        await Site.Ship(order);
        Answer paper = (await Site.Get(Site.OrderUrl(order, "/invoice.xml"), Site.Seller)).Done();
        XElement party = XDocument.Load(new MemoryStream(paper.Bytes)).Descendants()
            .Single(element => element.Name.LocalName == "AccountingSupplierParty");
        Assert.Equal(
            [
                "88, Soi Sukhumvit 99, Sukhumvit Road", "Khlong Toei Nuea Subdistrict, Watthana District",
                "Bangkok 10110",
            ],
            party.Descendants().Where(element => element.Name.LocalName == "Line").Select(line => line.Value));
    }

    private static (string, string)[] Change(string field, string value) =>
        [.. Bangkok.Select(typed => typed.Field == field ? (field, value) : typed)];

    private async Task<Answer> Save(Credentials seller, (string, string)[] typed)
    {
        string page = (await Site.Get(Settings, seller)).Done().Text;
        string version = Tag(page, "name=\"version\"").Split("value=\"")[1].Split('"')[0];
        return await Site.Fill(Settings, $"{Settings}?handler=Firm", seller, [.. typed, ("version", version)]);
    }

    /// <summary>The first tag with a mark in it.</summary>
    private static string Tag(string page, string mark)
    {
        int at = page.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{mark} stands nowhere.");
        return page[page.LastIndexOf('<', at)..page.IndexOf('>', at)];
    }
}
