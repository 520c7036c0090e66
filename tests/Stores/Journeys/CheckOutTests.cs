using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>From a cart to orders, and back to them by an account.</summary>
public sealed class CheckOutTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lines_of_two_sellers_become_two_orders_under_one_code(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        (Listing mango, Listing tea) = (await shop.Sells("mango", 100), await shop.Sells("tea", 100));
        (AgreedParcel first, AgreedParcel second) = (await shop.Parcel(mango, 20), await shop.Parcel(tea, 40));

        CheckedOutParcel[] done = await shop.Order("a key", first, second);

        TradeRecord[] orders = [.. done.Select(line => TestTrade.Done(line.Order).Record)];
        Assert.All(orders, order => Assert.Equal(OrderState.Placed, order.State));
        Assert.Equal([mango.Firm, tea.Firm], orders.Select(order => order.Seller));
        Assert.Equal([first.Total, second.Total], orders.Select(order => order.Terms.Total));
        // One letter with the code, and one with each order's link.
        Assert.Equal(3, shop.Identity.Letters().Count);
        await shop.Trade.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_products_of_one_seller_become_one_order_with_one_freight(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 100), tea = await shop.SellsToo(mango, "tea", 50);
        AgreedParcel both = await shop.Parcel((mango, 20), (tea, 40));
        // The cart finds by itself that they travel together, and what they cost is less than one after the other.
        CartParcel found = Assert.Single(await shop.Prices.Of(both.Lines, shop.Trade.Today));
        Assert.Equal(both.Total, found.Price!.PayNow);
        Assert.True(both.Total < (await shop.Parcel(mango, 20)).Total + (await shop.Parcel(tea, 40)).Total);

        TradeRecord order = TestTrade.Done(Assert.Single(await shop.Order("a key", both)).Order).Record;

        Assert.Equal(both.Total, order.Terms.Total);
        Assert.Equal([(mango.Id, 20), (tea.Id, 40)], order.Terms.Lines.Select(line => (line.Listing, line.Units)));
        Assert.Equal((80, 10), (await Left(mango), await Left(tea)));
        // A line that is short holds both up: they are one order.
        AgreedParcel more = await shop.Parcel((mango, 20), (tea, 20));
        TestTrade.Refused(LedgerRefusals.BalanceShort, Assert.Single(await shop.Order("more", more)).Order);
        Assert.Equal((80, 10), (await Left(mango), await Left(tea)));
        await shop.Trade.AssertSound();

        Task<long> Left(Listing listing) =>
            new Sampan.Journeys.Orders.AddStock(shop.Trade.Desk).Available(listing.Firm, listing.Id);
    }

    [Fact]
    public async Task What_is_wrong_with_one_line_parts_no_others_and_what_nobody_carries_together_travels_apart()
    {
        await using TestShop shop = await TestShop.Open(Engine.Sqlite);
        Listing mango = await shop.Sells("mango", 100), tea = await shop.SellsToo(mango, "tea", 100);
        Listing rice = await shop.SellsToo(mango, "rice", 100);
        CartLine[] lines = [Line(1, mango, 20), Line(2, tea, 1), Line(3, rice, 20), Line(4, rice, 101)];

        CartParcel parcel = Assert.Single(await shop.Prices.Of(lines, shop.Trade.Today));
        Assert.Equal(
            [null, "units_below_minimum", null, "balance_short"], parcel.Lines.Select(l => l.Refusal?.Code.Name));
        Assert.Equal([mango.Id, rice.Id], parcel.Price!.Lines.Select(line => line.Listing.Id));
        // Another kind of goods to another country is another parcel; nobody carries anything there.
        CartLine elsewhere = Line(5, tea, 20) with { To = Country.Parse("FR").Value };
        IReadOnlyList<CartParcel> both = await shop.Prices.Of([lines[0], elsewhere], shop.Trade.Today);
        Assert.Equal([true, false], both.Select(p => p.Price is not null));
        Assert.Equal("freight_unknown", both[1].Lines[0].Refusal?.Code.Name);
        // Six hundred tonnes are carried, twelve hundred in one shipment are not.
        long much = 600_000_000 / mango.Terms.UnitGrossGrams;
        await shop.Stock(mango, much);
        await shop.Stock(tea, much);
        CartLine[] heavy = [Line(6, mango, much), Line(7, tea, much)];
        IReadOnlyList<CartParcel> apart = await shop.Prices.Of(heavy, shop.Trade.Today);
        Assert.Equal([mango.Id, tea.Id], apart.Select(p => Assert.Single(p.Price!.Lines).Listing.Id));

        static CartLine Line(int id, Listing listing, long units) =>
            new(new Id((UInt128)id), listing.Id, units, Country.Japan, Id.None);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_form_sent_again_gives_the_same_orders_and_asks_for_no_code(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        // All there is: what the first press took, the second must not miss.
        AgreedParcel line = await shop.Parcel(await shop.Sells("mango", 20), 20);
        Id first = TestTrade.Done((await shop.Order("a key", line))[0].Order).Record.Order;

        CheckedOutParcel again = Assert.Single(TestTrade.Done(await shop.Run("a key", "no code", line)));

        Assert.Equal(first, TestTrade.Done(again.Order).Record.Order);
        Assert.Equal(1, await shop.OrderCount());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_whose_answer_was_lost_is_named_by_its_order_and_not_ordered_again(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        AgreedParcel line = await shop.Parcel(await shop.Sells("mango", 100), 20);
        TradeRecord first = TestTrade.Done((await shop.Order("a key", line))[0].Order).Record;

        Outcome<AcceptedOrder> again = (await shop.Order("another form", line))[0].Order;

        TestTrade.Refused(JourneyRefusals.LineOrdered, again);
        Assert.Equal(first.Terms.Reference, again.Refusal!["reference"]);
        Assert.Equal(1, await shop.OrderCount());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_form_sent_twice_gives_what_was_ordered_also_when_a_line_was_not(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 30);
        AgreedParcel tea = await shop.Parcel(await shop.Sells("tea", 100), 20);
        AgreedParcel tooMuch = await shop.Parcel(mango, 20);
        _ = TestTrade.Done((await shop.Order("somebody faster", await shop.Parcel(mango, 20)))[0].Order);
        await shop.SendCode();
        string code = shop.Identity.LastCode();
        CheckedOutParcel[] once = [.. TestTrade.Done(await shop.Run("a key", code, tooMuch, tea))];

        CheckedOutParcel[] twice = [.. TestTrade.Done(await shop.Run("a key", code, tooMuch, tea))];

        Id ordered = TestTrade.Done(once[1].Order).Record.Order;
        Assert.Equal(ordered, TestTrade.Done(twice[1].Order).Record.Order);
        Assert.True(once[0].Order.IsRefused && twice[0].Order.IsRefused);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_offered_too_long_ago_is_offered_anew(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        AgreedParcel line = await shop.Parcel(await shop.Sells("mango", 100), 20);
        _ = await shop.Run("never accepted", "", line);
        shop.Trade.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(OrderState.Placed, TestTrade.Done((await shop.Order("a key", line))[0].Order).Record.State);
        Assert.Equal(2, await shop.OrderCount());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Without_the_right_code_nothing_is_held_and_the_right_one_then_makes_the_same_order(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 20);
        AgreedParcel line = await shop.Parcel(mango, 20);
        await shop.SendCode();
        string code = shop.Identity.LastCode();
        string wrong = code == "000000" ? "000001" : "000000";

        TestTrade.Refused(IdentityRefusals.CodeWrong, await shop.Run("first", wrong, line));
        Assert.NotNull((await shop.Prices.Of(line.Lines, shop.Trade.Today))[0].Price);
        _ = TestTrade.Done(Assert.Single(TestTrade.Done(await shop.Run("second", code, line))).Order);
        Assert.Equal(1, await shop.OrderCount());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_whose_stock_is_gone_is_refused_by_name_and_holds_up_no_other(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        (Listing mango, Listing tea) = (await shop.Sells("mango", 30), await shop.Sells("tea", 100));
        (AgreedParcel first, AgreedParcel second) = (await shop.Parcel(mango, 20), await shop.Parcel(tea, 20));
        _ = TestTrade.Done((await shop.Order("somebody faster", await shop.Parcel(mango, 20)))[0].Order);

        CheckedOutParcel[] done = await shop.Order("a key", first, second);

        TestTrade.Refused(LedgerRefusals.BalanceShort, done[0].Order);
        Assert.Equal("10", done[0].Order.Refusal!["available"]);
        Assert.Equal(OrderState.Placed, TestTrade.Done(done[1].Order).Record.State);
        PricedLine left = Assert.Single((await shop.Prices.Of(first.Lines, shop.Trade.Today))[0].Lines);
        Assert.Equal((LedgerRefusals.BalanceShort, "10"), (left.Refusal!.Code, left.Refusal["available"]));
        await shop.Trade.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_is_ordered_at_another_price_than_was_shown_nor_what_is_no_longer_sold(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 100);
        AgreedParcel line = await shop.Parcel(mango, 20);
        var cheaper = new AgreedParcel(line.Lines, line.Total - new Money(1, Currency.Thb));
        TestTrade.Refused(JourneyRefusals.PriceMoved, (await shop.Run("a key", "", cheaper)).Value[0].Order);

        _ = TestTrade.Done(await shop.Market.SaveListing(
            new SaveListing(
                mango.Firm, mango.Shop, mango.Id, mango.Version, mango.Slug, mango.Terms with { Active = false }),
            shop.Trade.Clock.Now));
        TestTrade.Refused(MarketRefusals.ListingUnknown, (await shop.Run("a key", "", line)).Value[0].Order);
        Assert.Equal(0, await shop.OrderCount());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_buyer_entered_wrong_is_refused_before_a_code_is_sent_or_spent(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        await shop.SendCode();
        Assert.Equal(JourneyRefusals.BuyerNameWrong, (await Send(TestShop.Yuki with { Name = "" }, "Osaka"))?.Code);
        Assert.Equal(JourneyRefusals.PlaceNotLatin, (await Send(TestShop.Yuki, "大阪"))?.Code);
        Assert.Equal(
            IdentityRefusals.EmailMalformed, (await Send(TestShop.Yuki with { Email = "yuki" }, "Osaka"))?.Code);
        _ = Assert.Single(shop.Identity.Letters());

        Task<Refusal?> Send(BuyerDetails buyer, string place) =>
            shop.CheckOut.SendCode(TestShop.Cart, buyer, place, code => new Letter("Code", code));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_account_finds_the_orders_of_its_proven_address_and_no_others(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 100);
        Id first = (await shop.Order("first", await shop.Parcel(mango, 20)))[0].Order.Value.Record.Order;
        shop.Trade.Clock.Advance(TimeSpan.FromMinutes(1));
        Id second = (await shop.Order("second", await shop.Parcel(mango, 20)))[0].Order.Value.Record.Order;
        // The address as its owner types it when he opens an account later.
        PersonCard yuki = await shop.Account("Yuki@Example.com", confirmed: true);
        PersonCard other = await shop.Account("other@example.com", confirmed: true);

        Assert.Equal([second, first], (await shop.Orders.Of(yuki, 0, 10)).Orders.Select(order => order.Order));
        (IReadOnlyList<TradeRecord> page, bool more) = await shop.Orders.Of(yuki, 0, 1);
        Assert.Equal((second, true), (Assert.Single(page).Order, more));
        Assert.False((await shop.Orders.IssueLink(yuki, first)).IsRefused);

        Assert.Empty((await shop.Orders.Of(other, 0, 10)).Orders);
        TestTrade.Refused(JourneyRefusals.OrderUnknown, await shop.Orders.IssueLink(other, first));
        PersonCard unproven = yuki with { EmailConfirmed = false };
        Assert.Empty((await shop.Orders.Of(unproven, 0, 10)).Orders);
        TestTrade.Refused(JourneyRefusals.OrderUnknown, await shop.Orders.IssueLink(unproven, first));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_row_of_the_index_shows_nobody_an_order_that_is_not_his(Engine engine)
    {
        await using TestShop shop = await TestShop.Open(engine);
        Listing mango = await shop.Sells("mango", 100);
        TradeRecord order = (await shop.Order("first", await shop.Parcel(mango, 20)))[0].Order.Value.Record;
        PersonCard other = await shop.Account("other@example.com", confirmed: true);
        Assert.Null(await shop.Identity.Proven.Note(other.Email, order.Order, shop.Trade.Clock.Now));

        Assert.Empty((await shop.Orders.Of(other, 0, 10)).Orders);
        TestTrade.Refused(JourneyRefusals.OrderUnknown, await shop.Orders.IssueLink(other, order.Order));

        PersonCard yuki = await shop.Account(TestShop.Yuki.Email, confirmed: true);
        await shop.Identity.Vault.Erase(order.Buyer, shop.Trade.Clock.Now);
        Assert.Empty((await shop.Orders.Of(yuki, 0, 10)).Orders);
    }
}
