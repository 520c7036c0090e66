using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Trade;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What stands on the first screen of a demo, and what can be played from it.</summary>
public sealed class FirstScreenTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task What_is_left_for_the_seller_is_what_the_order_will_pay_him()
    {
        OrderTerms terms = (await Site.Record((await Site.MakeOffer(100)).Reference)).Terms;
        Answer page = await Site.Get($"/?product={DemoShop.FirstSlug}/dried-mango&units=100&to=JP");
        Assert.Equal(Texts.In("en").Money(terms.Total - terms.Fee), Figure(page, "to-seller"));
        Assert.Equal(Texts.In("en").Money(terms.Goods - terms.Fee), Figure(page, "left-for-goods"));
    }

    [Fact]
    public async Task An_order_walks_the_seven_stops_as_its_facts_are_recorded()
    {
        string reference = await Site.DemoOrder();
        Assert.Equal("done done now next next next next", await Stops(reference));
        Assert.Equal(reference, (await Site.Happens("paid_in_full", reference)).Reference());
        Assert.Equal("done done done now next next next", await Stops(reference));
        await ShipByHand(reference);
        Assert.Equal("done done done done now next next", await Stops(reference));
        _ = (await Site.Happens("delivered", reference)).Done(302);
        Assert.Equal("done done done done done done now", await Stops(reference));
        Answer paper = (await Site.Get($"/demo/invoice.pdf?order={reference}")).Done();
        Assert.Equal("application/pdf", paper.MediaType);
    }

    [Fact]
    public async Task Goods_that_customs_turn_back_stop_at_the_border()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_in_full", reference)).Done(302);
        await ShipByHand(reference);
        _ = (await Site.Happens("refused_by_customs", reference)).Done(302);
        Assert.Equal("done done done done stopped stopped stopped", await Stops(reference));
        _ = (await Site.Happens("back_with_seller", reference)).Done(302);
        Assert.Equal(OrderState.Returned, (await Site.Record(reference)).State);
    }

    [Fact]
    public async Task Goods_are_held_at_the_border_for_a_permit_and_released()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_in_full", reference)).Done(302);
        await ShipByHand(reference);
        _ = (await Site.Happens("held_at_border", reference)).Done(302);
        Assert.Equal("done done done done now next next", await Stops(reference));
        string page = (await Site.Get($"/?order={reference}")).Done().Text;
        Assert.Contains("Import permit", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"delivered\"", page, StringComparison.Ordinal);
        _ = (await Site.Happens("released_at_border", reference)).Done(302);
        Assert.Equal("done done done done done now next", await Stops(reference));
        _ = (await Site.Happens("lost", reference)).Done(302);
        Assert.Equal("done done done done done stopped stopped", await Stops(reference));
    }

    [Fact]
    public async Task A_form_pressed_twice_happens_once()
    {
        string first = (await Site.Happens("ordered", null, "one press")).Reference();
        Assert.Equal(first, (await Site.Happens("ordered", null, "one press")).Reference());
        Answer[] paid = await Task.WhenAll(
            Site.Happens("paid_short", first, "one payment"), Site.Happens("paid_short", first, "one payment"));
        Assert.All(paid, answer => Assert.Equal(first, answer.Reference()));
        _ = Assert.Single((await Site.Record(first)).Payments);
    }

    [Fact]
    public async Task Money_of_somebody_else_waits_and_the_operator_is_led_to_it()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_by_another", reference)).Done(302);
        Assert.Equal(OrderState.Placed, (await Site.Record(reference)).State);
        Answer entered = (await Site.BeDemo("operator", reference)).Done(302);
        Assert.Equal("/operator", entered.Header("Location"));
        Answer desk = (await Site.Get("/operator", entered.Kept())).Done();
        Assert.Contains("data-role=\"operator\"", desk.Text, StringComparison.Ordinal);
        Assert.Contains(reference, desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_happen_now_is_refused_and_changes_nothing()
    {
        string reference = await Site.DemoOrder();
        Answer refused = (await Site.Happens("delivered", reference)).Done(409);
        Assert.Contains("data-code=\"event_not_now\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(OrderState.Placed, (await Site.Record(reference)).State);
        Assert.Equal(400, (await Site.Happens("thunder", reference)).Code);
        Assert.Equal(404, (await Site.Happens("paid_in_full", "SP-0000-0000")).Code);
    }

    [Fact]
    public async Task One_click_makes_the_seller_and_leads_to_the_order_that_waits()
    {
        string reference = await Site.DemoOrder();
        _ = (await Site.Happens("paid_in_full", reference)).Done(302);
        Answer entered = (await Site.BeDemo("seller", reference)).Done(302);
        string order = (await Site.Record(reference)).Order.ToString();
        Assert.Equal($"/desk/{Site.Firm}/orders/{order}#ship", entered.Header("Location"));
        Answer desk = (await Site.Get($"/desk/{Site.Firm}/orders/{order}", entered.Kept())).Done();
        Assert.Contains("id=\"ship\"", desk.Text, StringComparison.Ordinal);
        Assert.Contains("data-role=\"seller\"", desk.Text, StringComparison.Ordinal);

        Answer left = await Site.Submit("/demo/play?handler=Leave", await Site.Read("/", entered.Kept()));
        Assert.Equal("/?done=left", left.Done(302).Header("Location"));
        Assert.Contains("sampan-session=;", left.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Contains("sampan-playing=;", left.Header("Set-Cookie"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_makes_the_buyer_and_opens_his_order()
    {
        string reference = await Site.DemoOrder();
        Answer entered = (await Site.BeDemo("buyer", reference)).Done(302);
        string link = entered.Header("Location")!;
        Assert.StartsWith("/o/", link, StringComparison.Ordinal);
        Answer order = (await Site.Get(link, entered.Kept())).Done();
        Assert.Contains(reference, order.Text, StringComparison.Ordinal);
        Assert.Contains("data-role=\"buyer\"", order.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bar_ends_with_the_session_it_speaks_of()
    {
        Answer entered = await Site.BeDemo("seller", null);
        string playing = entered.Kept().Cookies!.Split("; ")
            .Single(cookie => cookie.StartsWith("sampan-playing", StringComparison.Ordinal));
        foreach (Credentials other in (Credentials[])[Credentials.None, await Site.SignIn(DemoWorld.OperatorEmail)])
        {
            string cookies = string.Join("; ", new[] { playing, other.Cookies }.OfType<string>());
            Answer page = (await Site.Get("/", new Credentials { Cookies = cookies })).Done();
            Assert.DoesNotContain("data-role=", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_order_of_another_firm_or_of_a_real_buyer_is_neither_shown_nor_played()
    {
        Id person = await Site.NewPerson("visitor@demo.sampan.example");
        Firm firm = (await Site.Services.GetRequiredService<IFirms>().Open(
            person, DemoShop.First.Firm.Details with { NameLatin = "A visitor's firm" }, Site.Now)).Value;
        string foreign = (await Site.OrderOf(firm.Id)).Terms.Reference;
        Answer first = (await Site.Get($"/?order={foreign}")).Done();
        Assert.DoesNotContain($"data-reference=\"{foreign}\"", first.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await Site.Get($"/demo/invoice.xml?order={foreign}")).Code);
        Assert.Equal(404, (await Site.Happens("paid_in_full", foreign)).Code);

        string real = await Site.OrderOfRealBuyer();
        Assert.Equal(404, (await Site.Happens("paid_in_full", real)).Code);
        string led = (await Site.BeDemo("buyer", real)).Done(302).Header("Location")!;
        if (led.StartsWith("/o/", StringComparison.Ordinal))
            Assert.DoesNotContain(real, (await Site.Get(led)).Text, StringComparison.Ordinal);
    }

    private static string Figure(Answer page, string id) => System.Net.WebUtility.HtmlDecode(
        Regex.Match(page.Done().Text, $"id=\"{id}\">([^<]+)<").Groups[1].Value);

    private async Task<string> Stops(string reference)
    {
        string page = (await Site.Get($"/?order={reference}")).Done().Text;
        return string.Join(' ', Regex.Matches(page, "<li class=\"(\\w+)\" data-stop=").Select(m => m.Groups[1].Value));
    }

    private async Task ShipByHand(string reference)
    {
        Id order = (await Site.Record(reference)).Order;
        _ = (await Site.Post(
            $"/api/v1/firms/{Site.Firm}/orders/{order}/ship",
            new { carrier = "Demo Air Cargo", tracking = $"DAC {reference}", on = Site.Today() }, Site.Seller)).Done();
    }
}
