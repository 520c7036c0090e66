using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Web.Pages.Desk;
using Sampan.Web.Parts;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Rate cards as sellers and operators handle them, and the order that travels by one.</summary>
public sealed class FreightPageTests(OneSite one) : IClassFixture<OneSite>
{
    private const string Good = """
        sampan-rate-card,1
        carrier,Songthaew Forwarding
        service,Airport to door
        origin,TH
        currency,THB
        valid,2026-01-01,2027-12-31
        source,"their offer, for tests"
        volume,6000
        step,0.5
        breaks,cheaper
        insurance,2,100.00
        zone,A,SG
        rate,A,0,1500.00,per-kg,120.00
        end

        """;

    private static readonly string[] Fields =
    [
        "title-en", "slug", "price", "currency", "sales-unit", "minimum", "lead-days", "incoterm", "units-per-carton",
        "unit-net-grams", "unit-gross-grams", "carton-gross-grams", "carton-length-cm", "carton-width-cm",
        "carton-height-cm", "hs-code", "origin", "active",
    ];

    private RunningSite Site => one.Site;

    private IFreightCards Cards => Site.Services.GetRequiredService<IFreightCards>();

    private string Desk => $"/desk/{Site.Firm}/freight";

    [Fact]
    public async Task Every_bad_row_is_shown_in_the_readers_language_and_nothing_is_loaded()
    {
        int before = (await Cards.Of(Site.Shop.Firm)).Count;
        string bad = Good.Replace("origin,TH", "origin,Thai", StringComparison.Ordinal)
            .Replace("step,0.5", "step,half", StringComparison.Ordinal);
        foreach ((string language, string row) in (((string, string)[])[("en", "row 9"), ("th", "แถวที่ 9")]))
        {
            Answer page = await Upload(Desk, DemoWorld.SellerEmail, bad, language: language);
            Assert.Equal(400, page.Code);
            string shown = WebUtility.HtmlDecode(page.Text);
            Assert.Contains(row, shown, StringComparison.Ordinal);
            Assert.Contains("data-code=\"country_malformed\"", shown, StringComparison.Ordinal);
            Assert.Contains("data-code=\"card_value\"", shown, StringComparison.Ordinal);
        }
        Answer none = await Upload(Desk, DemoWorld.SellerEmail, "");
        Assert.Contains("data-code=\"upload_missing\"", none.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await Cards.Of(Site.Shop.Firm)).Count);
    }

    [Fact]
    public async Task A_seller_checks_loads_tries_replaces_downloads_and_withdraws_a_card()
    {
        Id firm = Site.Shop.Firm;
        Assert.Equal(200, (await Upload(Desk, DemoWorld.SellerEmail, Good, load: "no")).Code);
        Assert.DoesNotContain(await Cards.Of(firm), Ours);
        Assert.Equal(302, (await Upload(Desk, DemoWorld.SellerEmail, Good)).Code);
        StoredCard card = (await Cards.Of(firm)).Single(Ours);

        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        // 20 packs are one carton: 11.1 up to 11.5 kg × 120 = 1,380, the minimum of 1,500; 100 insurance.
        string tried = WebUtility.HtmlDecode(
            (await Site.Get($"{Desk}?listing={Site.Mango.Id}&units=20&to=SG", seller)).Done().Text);
        Assert.Contains("1,600.00", tried, StringComparison.Ordinal);
        string file = (await Site.Get($"{Desk}?handler=File&card={card.Id}", seller)).Done().Text;
        Assert.Equal(card.Hash, Hash256.Of(Encoding.UTF8.GetBytes(file)));

        string dearer = file.Replace("120.00", "150.00", StringComparison.Ordinal);
        string named = RateCardActs.Named(card);
        Assert.Equal(302, (await Upload(Desk, DemoWorld.SellerEmail, dearer, replaces: named)).Code);
        string again = file.Replace("120.00", "170.00", StringComparison.Ordinal);
        Assert.Contains(
            "data-code=\"freight_card_moved\"",
            (await Upload(Desk, DemoWorld.SellerEmail, again, replaces: named)).Text, StringComparison.Ordinal);
        StoredCard second = (await Cards.Of(firm)).Single(Ours);
        Assert.Equal((card.Id, 2), (second.Id, second.Version));

        Assert.Equal(302, (await Site.Fill(
            Desk, $"{Desk}?handler=Withdraw", seller, ("replaces", RateCardActs.Named(second)))).Code);
        Assert.DoesNotContain(await Cards.Of(firm), Ours);

        static bool Ours(StoredCard card) => card.Rates.Carrier == "Songthaew Forwarding";
    }

    [Fact]
    public async Task Another_firms_card_is_not_found()
    {
        var firms = Site.Services.GetRequiredService<IFirms>();
        Id person = await Site.NewPerson("other-freight@demo.sampan.example");
        FirmDetails details = DemoShop.First.Firm.Details with { NameLatin = "Other" };
        Id other = (await firms.Open(person, details, Site.Now)).Value.Id;
        RateCard rates = RateCardFile.Read(Encoding.UTF8.GetBytes(Good)).Card!;
        StoredCard card = (await Cards.Save(new SaveCard(other, Id.None, 0, rates), Site.Now)).Value;

        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        Assert.Equal(404, (await Site.Get($"{Desk}?handler=File&card={card.Id}", seller)).Code);
        Assert.Equal(404, (await Site.Get($"/desk/{other}/freight", seller)).Code);
        Assert.Equal(404, (await Site.Fill(
            Desk, $"{Desk}?handler=Withdraw", seller, ("replaces", RateCardActs.Named(card)))).Code);
        string changed = Good.Replace("120.00", "1.00", StringComparison.Ordinal);
        Answer replaced =
            await Upload(Desk, DemoWorld.SellerEmail, changed, replaces: RateCardActs.Named(card));
        Assert.Contains("data-code=\"freight_card_unknown\"", replaced.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await Cards.CardOf(other, card.Id)).Value.Version);
    }

    [Fact]
    public async Task An_operator_loads_a_card_of_the_house_and_a_seller_may_not()
    {
        int before = (await Cards.Of(Id.None)).Count;
        Assert.Equal(302, (await Upload("/operator/freight", DemoWorld.OperatorEmail, Good)).Code);
        Assert.Equal(before + 1, (await Cards.Of(Id.None)).Count);
        Assert.NotEqual(302, (await Upload("/operator/freight", DemoWorld.SellerEmail, Good)).Code);
        Assert.Equal(before + 1, (await Cards.Of(Id.None)).Count);
        StoredCard card = (await Cards.Of(Id.None)).Single(c => c.Rates.Carrier == "Songthaew Forwarding");
        _ = await Cards.Withdraw(Id.None, card.Id, card.Version, Site.Now);
    }

    [Fact]
    public async Task A_buyer_chooses_the_way_and_the_order_keeps_the_card()
    {
        string listing = $"/listing/{Site.Shop.Slug}/{Site.Mango.Slug}";
        string shown = (await Site.Get($"{listing}?units=40&to=JP")).Done().Text;
        StoredCard express = (await Cards.Of(Id.None)).Single(card => card.Rates.CubicPerKilogram == 5000);
        Assert.Contains($"by={express.Id}", shown, StringComparison.Ordinal);

        Answer made = await Site.Fill(
            listing, $"{listing}?handler=order", Credentials.None, ("units", "40"), ("to", "JP"), ("place", "Osaka"),
            ("by", $"{express.Id}"));
        Assert.Equal(302, made.Code);
        string token = made.Response.Headers.Location!.ToString().Split('/')[^1];
        Answer order = (await Site.Get($"/api/v1/links/{token}")).Done();
        Assert.Equal($"{express.Hash}", order["order.carriage.hash"]);
        Assert.Equal("1", order["order.carriage.version"]);
        // Two cartons: 22.2 up to 22.5 kg × 285 = 6,412.50, 18 % fuel 1,154.25; 5 per mille of 12,366.75 is below 100.
        Assert.Equal("7566.75", order["order.freight.amount"]);
        Assert.Equal("100.00", order["order.insurance.amount"]);

        // Both parties can look at the version the order names; nobody else learns that there is one.
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        string desk = $"/desk/{Site.Firm}/orders/{order["order.id"]}";
        (string, Credentials)[] parties = [($"/o/{token}", Credentials.None), (desk, seller)];
        foreach ((string page, Credentials party) in parties)
        {
            string about = (await Site.Get(page, party)).Done().Text;
            Assert.Contains($"{page}/rate-card.csv", about, StringComparison.Ordinal);
            string card = (await Site.Get($"{page}/rate-card.csv", party)).Done().Text;
            Assert.Equal(express.Hash, Hash256.Of(Encoding.UTF8.GetBytes(card)));
        }
        Id person = await Site.NewPerson("other-card@demo.sampan.example");
        FirmDetails details = DemoShop.First.Firm.Details with { NameLatin = "Foreign" };
        Id other = (await Site.Services.GetRequiredService<IFirms>().Open(person, details, Site.Now)).Value.Id;
        Credentials foreign = await Site.SignIn(person);
        string theirs = $"/desk/{other}/orders/{order["order.id"]}/rate-card.csv";
        Assert.Equal(404, (await Site.Get(theirs, foreign)).Code);
        Assert.Equal(404, (await Site.Get($"{desk}/rate-card.csv", foreign)).Code);
        Assert.Equal(404, (await Site.Get("/o/nothing/rate-card.csv")).Code);
    }

    [Theory]
    [InlineData("units-per-carton", "0", "number_out_of_range")]
    [InlineData("carton-length-cm", "99999999", "number_out_of_range")]
    [InlineData("hs-code", "08", "listing_hs_code_too_short")]
    public async Task What_could_not_be_packed_is_refused_and_not_priced(string field, string value, string code)
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        string page = $"/desk/{Site.Firm}/listings/{Site.Mango.Id}";
        var form = ListingForm.Of(Site.Mango);
        (string, string)[] typed = [.. Fields.Select(name => (name, name == field ? value : form[name]))];
        Answer answer = await Site.Fill(page, $"{page}?handler=Check", seller, typed);
        Assert.Contains($"data-code=\"{code}\"", answer.Done(400).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_by_a_way_that_is_gone_is_not_made_by_another()
    {
        Credentials seller = await Site.SignIn(DemoWorld.SellerEmail);
        RateCard rates = RateCardFile.Read(Encoding.UTF8.GetBytes(
            Good.Replace("zone,A,SG", "zone,A,JP", StringComparison.Ordinal))).Card!;
        StoredCard own = (await Cards.Save(new SaveCard(Site.Shop.Firm, Id.None, 0, rates), Site.Now)).Value;
        _ = await Cards.Withdraw(Site.Shop.Firm, own.Id, own.Version, Site.Now);

        string page = $"/desk/{Site.Firm}/offer/{Site.Mango.Id}";
        Answer answer = await Site.Fill(
            page, page, seller, ("units", "40"), ("to", "JP"), ("place", "Osaka"), ("by", $"{own.Id}"));
        Assert.Contains("data-code=\"freight_unknown\"", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"link\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_that_a_card_parts_by_postcode_is_not_offered_before_a_postcode_can_be_asked()
    {
        string text = Good.Replace("zone,A,SG", "zone,A,NZ,10", StringComparison.Ordinal);
        RateCard rates = RateCardFile.Read(Encoding.UTF8.GetBytes(text)).Card!;
        StoredCard own = (await Cards.Save(new SaveCard(Site.Shop.Firm, Id.None, 0, rates), Site.Now)).Value;
        string shown = (await Site.Get($"/listing/{Site.Shop.Slug}/{Site.Mango.Slug}")).Done().Text;
        Assert.Contains("value=\"JP\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"NZ\"", shown, StringComparison.Ordinal);
        _ = await Cards.Withdraw(Site.Shop.Firm, own.Id, own.Version, Site.Now);
    }

    private async Task<Answer> Upload(
        string page, string email, string text, string load = "yes", string replaces = "", string language = "en")
    {
        Credentials who = await Site.SignIn(email) with { Language = language };
        return await Site.Upload(
            $"{page}?handler=Card", who, (Encoding.UTF8.GetBytes(text), "card.csv", null), ("load", load),
            ("replaces", replaces), ("form-key", Guid.NewGuid().ToString("N")));
    }
}
