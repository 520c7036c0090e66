using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Trade;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// From the listing through the cart to orders, as a visitor without JavaScript and without an account.
/// </summary>
public sealed class CartTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_cart_of_two_sellers_says_what_it_becomes_and_becomes_two_orders(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (Shop shop, Listing other) = await site.SecondSeller();
        var visitor = new Visitor(site);
        Assert.Contains("href=\"/catalogue\"", (await visitor.Open("/cart")).Done().Text, StringComparison.Ordinal);
        _ = await visitor.PutMango(site, 40);
        Answer cart = await visitor.Put(shop, other, other.Terms.Minimum);
        Assert.Contains("data-orders=\"2\"", cart.Text, StringComparison.Ordinal);
        Assert.Contains("2 sellers: 2 orders, 2 payments.", cart.Text, StringComparison.Ordinal);
        Assert.Empty(cart.Codes());

        string code = await visitor.AskForCode(site);
        Answer done = (await visitor.Press("handler=order", ("code", code))).Done();

        string[] references = done.Ordered();
        TradeRecord[] orders = [await site.Record(references[0]), await site.Record(references[1])];
        Assert.Equal([site.Shop.Firm, shop.Firm], orders.Select(order => order.Seller));
        Assert.Equal([40, other.Terms.Minimum], orders.Select(order => order.Terms.Units));
        Assert.All(orders, order => Assert.Equal(OrderState.Placed, order.State));
        Money sum = orders[0].Terms.Total + orders[1].Terms.Total;
        Assert.Contains(Texts.In("en").Money(sum), cart.Plain(), StringComparison.Ordinal);
        Assert.DoesNotContain("data-line=", (await visitor.Open("/cart")).Text, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(site.MailFolder, "*.eml").Length);
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_products_of_one_seller_travel_as_one_order_and_stand_on_one_invoice(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Listing other = await site.OtherGoods();
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 40);
        Answer cart = await visitor.Put(site.Shop, other, other.Terms.Minimum);
        Assert.Contains("data-orders=\"1\"", cart.Text, StringComparison.Ordinal);
        Assert.Contains("One order, one payment.", cart.Text, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(cart.Text, "data-line="));

        string code = await visitor.AskForCode(site);
        Answer page = (await visitor.Press("handler=order", ("code", code))).Done();

        string link = Regex.Match(page.Text, "href=\"(/o/[^/\"]+)/ledger\"").Groups[1].Value;
        OrderTerms terms = (await site.Record(Regex.Match(page.Text, "SP-[0-9A-Z-]+").Value)).Terms;
        Assert.Equal([40, other.Terms.Minimum], terms.Lines.Select(line => line.Units));
        Assert.Equal(terms.Lines[0].Goods + terms.Lines[1].Goods, terms.Goods);
        foreach (GoodsLine line in terms.Lines)
            Assert.Contains(line.Title, page.Plain(), StringComparison.Ordinal);
        for (int i = 1; i <= 2; i++)
        {
            byte[] quote = (await site.Get($"{link}/quote-{i}.json")).Done().Bytes;
            Assert.Equal(terms.Lines[i - 1].Quote, Hash256.Of(quote));
        }
        foreach (string none in (string[])["quote-0.json", "quote-3.json", "quote-3.sig", "quote.json"])
            Assert.Equal(404, (await site.Get($"{link}/{none}")).Code);

        var offered = new Offered(
            $"{(await Orders(site)).Single().Subject}", link[3..], terms.Reference, terms.Total.AmountText);
        await site.PayInBank(offered, payer: Shopping.Buyer[0].Value);
        await site.Round();
        _ = await site.WaitFor(offered, "Paid");
        await site.Ship(offered);
        string invoice = (await site.Get($"{link}/invoice.xml")).Done().Text;
        Assert.Equal(2, Regex.Count(invoice, "<cac:InvoiceLine>"));
        Assert.Equal((byte)'%', (await site.Get($"{link}/invoice.pdf")).Done().Bytes[0]);
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    [Fact]
    public async Task Pressed_twice_one_after_the_other_or_at_once_it_makes_one_order_of_each_line()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        // All there are: a second order could not be had, and the first must not be reported as gone.
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 4000);
        string code = await visitor.AskForCode(site);
        Visitor second = visitor.Again();
        Answer first = (await visitor.Send("handler=order", ("code", code))).Done(302);
        Answer again = (await second.Send("handler=order", ("code", code))).Done(302);
        foreach (Answer answer in (Answer[])[first, again])
            Assert.StartsWith("/o/", answer.Header("Location"), StringComparison.Ordinal);
        _ = (await site.Get(again.Header("Location")!)).Done();
        Assert.Single(await Orders(site));
        // The cart is empty by now: the back button and another press lead to the order.
        Answer late = await second.Press("handler=order", ("code", code));
        Assert.Single(late.Done().Ordered());

        (Shop shop, Listing other) = await site.SecondSeller();
        _ = await second.Put(shop, other, other.Terms.Minimum);
        string next = await second.AskForCode(site);
        Visitor[] both = [second.Again(), second.Again()];
        Answer[] answers = await Task.WhenAll(both.Select(one => one.Send("handler=order", ("code", next))));
        Assert.All(answers, answer => Assert.Equal(302, answer.Code));
        Assert.Equal(2, (await Orders(site)).Count);
    }

    [Fact]
    public async Task A_line_that_cannot_be_ordered_says_why_in_the_cart_and_holds_up_no_other()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Shop shop, Listing other) = await site.SecondSeller();
        var visitor = new Visitor(site);
        _ = await visitor.Put(shop, other, other.Terms.Minimum);
        Answer cart = await visitor.PutMango(site, 4001);
        Assert.Equal(["balance_short"], cart.Codes());
        Assert.Contains("data-orders=\"1\"", cart.Text, StringComparison.Ordinal);
        Assert.Equal(["units_below_minimum"], (await Change(visitor, site.Mango, "1")).Codes());
        Assert.Equal(["units_not_positive"], (await Change(visitor, site.Mango, "many")).Codes());

        string code = await visitor.AskForCode(site);
        Answer order = (await visitor.Press("handler=order", ("code", code))).Done();
        Assert.Contains("data-state=\"Placed\"", order.Text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches((await visitor.Open("/cart")).Text, "data-line="));
        _ = await visitor.Press("handler=Remove");
        Assert.DoesNotContain("data-line=", visitor.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_that_is_gone_meanwhile_is_refused_by_name_and_nothing_typed_is_lost()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Shop shop, Listing other) = await site.SecondSeller();
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 4000);
        _ = await visitor.Put(shop, other, other.Terms.Minimum);
        string code = await visitor.AskForCode(site);
        _ = await site.Accept(await site.MakeOffer(100));

        Answer partly = await visitor.Press("handler=order", ("code", code));

        Assert.Equal(422, partly.Code);
        Assert.Contains("balance_short", partly.Codes());
        Assert.Contains("Not ordered: Dried mango", partly.Plain(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(shop.Firm, (await site.Record(Assert.Single(partly.Ordered()))).Seller);
        // Only the number is changed; who buys stands in the form again.
        _ = await visitor.Open("/cart");
        _ = await Change(visitor, site.Mango, "3900");
        string form = (await visitor.Open("/checkout")).Plain().Replace("\r", "", StringComparison.Ordinal);
        foreach ((_, string typed) in Shopping.Buyer) Assert.Contains(typed, form, StringComparison.Ordinal);
        Assert.Contains("data-orders=\"1\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_ordered_the_form_stands_as_it_was_filled_in()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 100);
        string code = await visitor.AskForCode(site);
        Assert.Equal(["code_wrong"], (await visitor.Press("handler=order", ("code", "000000"))).Codes());
        Listing mango = (await site.Services.GetRequiredService<IMarket>().Listing(site.Mango.Id)).Value;
        Outcome<Listing> dearer = await site.Services.GetRequiredService<IMarket>().SaveListing(
            new SaveListing(
                mango.Firm, mango.Shop, mango.Id, mango.Version, mango.Slug,
                mango.Terms with { Price = new Money(mango.Terms.Price.Minor + 100, mango.Terms.Price.Currency) }),
            site.Now);
        Assert.False(dearer.IsRefused, dearer.ToString());

        Answer moved = await visitor.Press("handler=order", ("code", code));

        Assert.Equal(409, moved.Code);
        Assert.Contains("price_moved", moved.Codes());
        foreach ((_, string typed) in Shopping.Buyer)
            Assert.Contains(typed, moved.Plain().Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(await Orders(site), order => order.Card.State == "Placed");
        // The new price was on that page: the same code, asked for anew, orders at it.
        _ = (await visitor.Press("handler=code", Shopping.Buyer)).Done();
        Answer order = await visitor.Press("handler=order", ("code", await site.CodeFor(Shopping.Email)));
        Assert.Contains("data-state=\"Placed\"", order.Done().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cart_is_nobody_elses_and_what_somebody_writes_into_its_cookie_is_no_cart()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 40);
        Assert.Contains("data-line=", visitor.Page.Text, StringComparison.Ordinal);
        foreach (string cookies in (string[])["", "sampan-cart=CfDJ8forged", "sampan-cart=01 40 JP"])
        {
            Answer page = (await new Visitor(site, cookies).Open("/cart")).Done();
            Assert.DoesNotContain("data-line=", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cart_that_is_full_says_so_and_fits_its_cookie()
    {
        var line = new Sampan.Journeys.Offers.CartLine(new Id(1), new Id(1), long.MaxValue, Country.Japan, new Id(9));
        Cart cart = Cart.New(new Instant(1));
        for (int i = 0; i < Cart.MostLines; i++)
            cart = cart.Put(line with { Id = new Id((UInt128)i), Listing = new Id((UInt128)(100 + i)) }).Value;
        Assert.Equal(WebRefusals.CartFull, cart.Put(line).Refusal?.Code);
        Assert.Equal(5, cart.Put(line with { Listing = new Id(100), Units = 5 }).Value.Lines[0].Units);

        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Cart whole = cart.WithOrdered(Enumerable.Repeat(new string('x', 32), Cart.MostLines), site.Now);
        int size = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("size")
            .Protect(whole.Write()).Length;
        // RFC 6265, 6.1: at least 4096 bytes for name, value and attributes.
        Assert.True(size < 3900, $"{size} bytes");
        Assert.Equivalent(whole, Cart.Read(whole.Write()), strict: true);
    }

    /// <summary>Types another number into the line of a listing.</summary>
    private static async Task<Answer> Change(Visitor visitor, Listing listing, string units)
    {
        string line = Regex.Matches(visitor.Page.Text, "<article.*?</article>", RegexOptions.Singleline)
            .Select(match => match.Value)
            .First(text => text.Contains($"/{listing.Slug}?", StringComparison.Ordinal));
        string id = Regex.Match(line, "data-line=\"([^\"]+)\"").Groups[1].Value;
        string token = Regex.Match(line, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        Answer sent = await visitor.Post(
            "/cart?handler=Change", ("line", id), ("units", units), ("__RequestVerificationToken", token));
        return await visitor.Open(sent.Done(302).Header("Location")!);
    }

    private static async Task<IReadOnlyList<CardRow>> Orders(RunningSite site) =>
        await site.Journal.Cards(new CardQuery(Sampan.Journeys.OrderDesk.Kind));
}
