using System.Data.Common;
using System.Text;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

public sealed class FreightCardTests
{
    private static readonly Id Stranger = new(8);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_card_is_read_as_it_was_saved_and_every_version_stays(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        StoredCard first = (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value;
        Assert.Equal(first.Id, (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value.Id);
        StoredCard second = (await market.Freight.Save(Next(first, Card(110_00)), Samples.Now)).Value;

        Assert.Equal((first.Id, 1, 2), (second.Id, first.Version, second.Version));
        Assert.Equal(Hash256.Of(RateCardFile.Write(Card(110_00))), second.Hash);
        StoredCard newest = Assert.Single(await market.Freight.Of(Samples.Firm));
        Assert.Equal(second.Hash, newest.Hash);
        StoredCard old = (await market.Freight.Version(first.Id, 1)).Value;
        Assert.Equal(first.Hash, old.Hash);
        Assert.Equal(RateCardFile.Write(Card(100_00)), RateCardFile.Write(old.Rates));
        Assert.Equal(FreightRefusals.CardUnknown, (await market.Freight.Version(first.Id, 3)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_version_decided_on_an_older_one_is_refused_and_the_same_figures_change_nothing(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        StoredCard first = (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value;
        _ = (await market.Freight.Save(Next(first, Card(110_00)), Samples.Now)).Value;

        Outcome<StoredCard> late = await market.Freight.Save(Next(first, Card(120_00)), Samples.Now);
        Assert.Equal(FreightRefusals.CardMoved, late.Refusal?.Code);
        Assert.Equal(
            FreightRefusals.CardMoved,
            (await market.Freight.Withdraw(Samples.Firm, first.Id, 1, Samples.Now)).Refusal?.Code);
        Assert.Equal(2, (await market.Freight.Save(Next(first, Card(110_00)), Samples.Now)).Value.Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_change_the_same_version_at_once_one_wins(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        StoredCard first = (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value;
        Outcome<StoredCard>[] outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() =>
            market.Freight.Save(Next(first, Card(200_00 + n)), Samples.Now))));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(
            outcomes.Where(o => o.IsRefused), o => Assert.Equal(FreightRefusals.CardMoved, o.Refusal!.Code));
        Assert.Equal(2, Assert.Single(await market.Freight.Of(Samples.Firm)).Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_firm_finds_nothing_and_everybody_is_carried_by_the_house(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        StoredCard own = (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value;
        StoredCard house = (await market.Freight.Save(New(Card(90_00)) with { Firm = Id.None }, Samples.Now)).Value;
        Listing listing =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).Value;

        Assert.Equal(FreightRefusals.CardUnknown, (await market.Freight.CardOf(Stranger, own.Id)).Refusal?.Code);
        Assert.Equal(FreightRefusals.CardUnknown, (await market.Freight.CardOf(Stranger, house.Id)).Refusal?.Code);
        SaveCard edit = Next(own, Card(1_00)) with { Firm = Stranger };
        Assert.Equal(FreightRefusals.CardUnknown, (await market.Freight.Save(edit, Samples.Now)).Refusal?.Code);
        Assert.Equal(
            FreightRefusals.CardUnknown,
            (await market.Freight.Withdraw(Stranger, own.Id, 1, Samples.Now)).Refusal?.Code);
        Assert.Empty(await market.Freight.Of(Stranger));

        Assert.Equal(
            new[] { own.Id, house.Id }.Order(), (await market.Freight.For(listing)).Select(card => card.Id).Order());
        Assert.Equal(house.Id, Assert.Single(await market.Freight.For(OfStranger(market.Shop))).Id);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_withdrawn_card_prices_nothing_stays_readable_and_can_be_taken_up_again(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        StoredCard card = (await market.Freight.Save(New(Card(100_00)), Samples.Now)).Value;
        StoredCard gone = (await market.Freight.Withdraw(Samples.Firm, card.Id, 1, Samples.Now)).Value;

        Assert.Empty(await market.Freight.Of(Samples.Firm));
        Assert.Empty(await market.Freight.For(Samples.Row(market.Shop)));
        Assert.Equal(card.Hash, (await market.Freight.Version(card.Id, 1)).Value.Hash);
        Assert.True((await market.Freight.CardOf(Samples.Firm, card.Id)).Value.Withdrawn);
        Assert.Equal(3, (await market.Freight.Save(Next(gone, Card(100_00)), Samples.Now)).Value.Version);
        Assert.Single(await market.Freight.Of(Samples.Firm));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_written_version_cannot_be_changed_or_deleted(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await MarketFactory.Prepare(database.Database);
        _ = await MarketFactory.Freight(database.Database).Save(New(Card(100_00)), Samples.Now);
        await using DbConnection connection = await database.Database.Connect();
        foreach (string sql in (string[])["UPDATE freight_card SET version = 7", "DELETE FROM freight_card"])
        {
            DbException refused = await Assert.ThrowsAnyAsync<DbException>(() => connection.Execute(sql));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The texts are those that were stored when listings held their own freight.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_listings_asked_before_there_were_cards_they_ask_still(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        (Id listing, Id bare) = await OldRows(database.Database);
        await MarketFactory.Prepare(database.Database);
        await MarketFactory.Prepare(database.Database);

        IMarket market = MarketFactory.Open(database.Database);
        IFreightCards freight = MarketFactory.Freight(database.Database);
        Listing old = (await market.Listing(listing)).Value;
        Assert.Empty(await freight.For((await market.Listing(bare)).Value));
        IReadOnlyList<StoredCard> cards = await freight.For(old);
        Assert.Equal(["Air, door to door", "Ship it"], cards.Select(card => card.Rates.Carrier));
        Assert.All(cards, card => Assert.Equal("freight of dried-mango", card.Rates.Service));

        // 21 packs are two cartons: 2 × 1,800, and 5 per mille of 2,530.50 + 3,600 is 30.6525.
        FreightPrice air = FreightRules.Price(cards[0].Rates, Question(old, 21, "JP")).Value;
        Assert.Equal((3_600_00, 30_65), (air.Freight.Minor, air.Insurance.Minor));
        // A shipment is 9,000 whatever it holds, uninsured.
        FreightPrice ship = FreightRules.Price(cards[1].Rates, Question(old, 500, "US")).Value;
        Assert.Equal((9_000_00, 0), (ship.Freight.Minor, ship.Insurance.Minor));
        Assert.Equal(
            FreightRefusals.ZoneNone, FreightRules.Price(cards[1].Rates, Question(old, 21, "JP")).Refusal?.Code);
    }

    private static FreightQuestion Question(Listing listing, long units, string to) => new(
        Shipment.Of([CartonPacking.Of(listing.Terms, units).Value]).Value,
        new Money(units * listing.Terms.Price.Minor, Currency.Thb),
        listing.Terms.Origin, Country.Parse(to).Value, new DateOnly(2026, 11, 24));

    /// <summary>Two listings as the first schema file held them, one with freight and one without.</summary>
    private static async Task<(Id With, Id Without)> OldRows(Database database)
    {
        const string options = """
            [{"name":"=Air, door to door","destination":"JP","basis":"per_carton",
            "price":{"minor":180000,"currency":"THB"},
            "insurance_per_mille":5,"validity":{"from":"2026-11-01","until":"2027-01-31"}},
            {"name":"Ship\nit","destination":"US","basis":"per_shipment",
            "price":{"minor":900000,"currency":"THB"},
            "insurance_per_mille":0,"validity":{"from":"2026-11-01","until":"2027-01-31"}}]
            """;
        await Schema.Apply(database, typeof(MarketFactory).Assembly, "market");
        (Id shop, Id with, Id without) = (Id.New(Samples.Now), Id.New(Samples.Now), Id.New(Samples.Now));
        await using DbConnection connection = await database.Connect();
        await Run(
            "INSERT INTO shop (id, firm, slug, words, version, changed_at) "
            + "VALUES (@id, @firm, 'mango', '{\"th\":{\"title\":\"m\",\"description\":\"\"}}', 1, 1)",
            ("id", shop.ToBytes()), ("firm", Samples.Firm.ToBytes()));
        foreach ((Id id, string slug, string freight) in ((Id, string, string)[])
            [(with, "dried-mango", options), (without, "bare", "[]")])
        {
            await Run(
                "INSERT INTO listing (id, shop, firm, slug, words, hs_code, tariff_lines, origin, sales_unit, "
                + "price_minor, price_currency, minimum, units_per_carton, carton_length_cm, carton_width_cm, "
                + "carton_height_cm, unit_net_grams, unit_gross_grams, carton_gross_grams, incoterm, lead_days, "
                + "freight, active, version, changed_at) VALUES (@id, @shop, @firm, @slug, "
                + "'{\"th\":{\"title\":\"m\",\"description\":\"\"}}', '080450', '{}', 'TH', 'pack', 12050, 'THB', 1, "
                + "20, 40, 30, 25, 250, 265, 5900, 'DAP', 7, @freight, @active, 1, 1795510800000000)",
                ("id", id.ToBytes()), ("shop", shop.ToBytes()), ("firm", Samples.Firm.ToBytes()), ("slug", slug),
                ("freight", freight), ("active", true));
        }
        return (with, without);

        async Task Run(string sql, params (string, object?)[] parameters)
        {
            await using DbCommand command = connection.Command(sql, parameters);
            _ = await command.ExecuteNonQueryAsync();
        }
    }

    private static SaveCard New(RateCard card) => new(Samples.Firm, Id.None, 0, card);

    private static SaveCard Next(StoredCard before, RateCard card) =>
        new(before.Firm, before.Id, before.Version, card);

    private static Listing OfStranger(Id shop) => new()
    {
        Id = Id.New(Samples.Now),
        Shop = shop,
        Firm = Stranger,
        Slug = "row",
        Terms = Samples.Terms(),
        ChangedAt = Samples.Now,
    };

    internal static RateCard Card(long perKilogram) => RateCardFile.Read(Encoding.UTF8.GetBytes($"""
        sampan-rate-card,1
        carrier,Chao Phraya Air Cargo
        service,Airport to door
        origin,TH
        currency,THB
        valid,2026-11-01,2026-12-31
        source,"invented, for tests"
        volume,6000
        step,0.5
        breaks,cheaper
        insurance,2,100.00
        zone,A,JP
        rate,A,0,1500.00,per-kg,{perKilogram / 100}.{perKilogram % 100:00}
        end

        """)).Card!;
}
