using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>What an offer computes, and what it refuses to compute.</summary>
public sealed class OfferTests
{
    private static OfferOrder.OfferedGoods Mango => new(
        new Id(501), "Dried mango", HsCode.Parse("080450").Value, Country.Thailand, 10, Baht(10_000), 500, 600, 4, 5,
        Hash256.Zero);

    internal static readonly OfferOrder.Command Usual = new()
    {
        Request = Asked,
        Order = Order,
        Seller = new Id(101),
        Goods = [Mango],
        From = Country.Thailand,
        Freight = Baht(15_000),
        Insurance = Baht(750),
        Carriage = null,
        To = Country.Japan,
        Term = Incoterm.CIP,
        Place = "Osaka",
        Reference = "SP-0001",
        Sandbox = true,
    };

    [Fact]
    public void An_offer_adds_up()
    {
        OrderTerms terms = OfferOrder.Decide(Usual, Start).Value.Terms;
        Assert.Equal(
            (100_000, 115_750, 2_000, 3, 5_000, 6_000),
            (terms.Goods.Minor, terms.Total.Minor, terms.Fee.Minor, terms.Cartons, terms.NetGrams, terms.GrossGrams));
        Assert.Equal(At(7), terms.OpenUntil);
        Assert.Equal("THB.test", terms.MoneyCommodity.Code);
    }

    [Fact]
    public void Several_products_are_one_sum_and_keep_their_own_figures()
    {
        OfferOrder.OfferedGoods tea = Mango with
        {
            Listing = new Id(502),
            Title = "Green tea",
            Units = 5,
            UnitPrice = Baht(3_333),
            UnitsPerCarton = 5,
            CartonTareGrams = 250,
        };
        OrderTerms terms = Decide(Of(Mango, tea)).Value.Terms;
        Assert.Equal(
            (116_665, 132_415, 2_333, 4, 7_500, 9_250),
            (terms.Goods.Minor, terms.Total.Minor, terms.Fee.Minor, terms.Cartons, terms.NetGrams, terms.GrossGrams));
        Assert.Equal(
            [("Dried mango", 10, 100_000, 3, 6_000), ("Green tea", 5, 16_665, 1, 3_250)],
            terms.Lines.Select(l => (l.Title, l.Units, l.Goods.Minor, l.Cartons, l.GrossGrams)));
    }

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    public void The_fee_is_two_percent_and_a_part_of_a_satang_is_dropped(long price, long fee) => Assert.Equal(
        fee, Decide(One(price)).Value.Terms.Fee.Minor);

    public static TheoryData<string, OfferOrder.Command> Refused => new()
    {
        { "lines_out_of_range", Of() },
        { "lines_out_of_range", Of([.. Enumerable.Repeat(Mango, OfferOrder.MostLines + 1)]) },
        { "units_not_positive", Of(Mango with { Units = 0 }) },
        { "units_not_positive", Of(Mango, Mango with { Units = 0 }) },
        { "currencies_mixed", Of(Mango, Mango with { UnitPrice = new Money(1, Currency.Jpy) }) },
        { "total_overflows", Of(Mango, Mango with { Units = Money.Cap / 10_000 }) },
        { "units_not_positive", Of(Mango with { Units = -1 }) },
        { "units_not_positive", Of(Mango with { UnitsPerCarton = 0 }) },
        { "units_below_minimum", Of(Mango with { Units = 4 }) },
        { "order_text_too_long", Usual with { Place = "" } },
        { "order_text_too_long", Usual with { Place = new string('p', 201) } },
        { "order_text_too_long", Usual with { Reference = new string('R', 36) } },
        { "order_text_too_long", Of(Mango with { Title = "" }) },
        { "amount_not_positive", Usual with { Freight = Baht(-1) } },
        { "amount_not_positive", Usual with { Insurance = Baht(-1) } },
        { "amount_not_positive", Of(Mango with { UnitPrice = Baht(0) }) },
        { "currencies_mixed", Usual with { Freight = new Money(1, Currency.Jpy) } },
        { "currencies_mixed", Usual with { Insurance = new Money(1, Currency.Jpy) } },
        { "total_overflows", Of(Mango with { Units = long.MaxValue }) },
        { "total_overflows", Of(Mango with { Units = Money.Cap / 10_000 + 1 }) },
        { "total_overflows", Usual with { Freight = Baht(Money.Cap), Insurance = Baht(Money.Cap) } },
        { "total_overflows", Of(Mango with { GrossGrams = Money.Cap }) },
        { "total_overflows", Of(Mango with { NetGrams = Money.Cap }) },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_offered_is_refused(string code, OfferOrder.Command command) =>
        Assert.Equal(code, Decide(command).Refusal?.Code.Name);

    [Fact]
    public void The_refusal_of_mixed_currencies_names_the_one_that_differs() => Assert.Equal(
        "JPY", Decide(Usual with { Insurance = new Money(1, Currency.Jpy) }).Refusal?["second"]);

    [Fact]
    public void A_total_at_the_cap_is_offered()
    {
        OfferOrder.OfferedGoods goods = Mango with
        {
            Units = Money.Cap,
            UnitPrice = Baht(1),
            NetGrams = 1,
            GrossGrams = 1,
            UnitsPerCarton = long.MaxValue,
        };
        OfferOrder.Command most = Of(goods) with { Freight = Baht(0), Insurance = Baht(0) };
        Assert.Equal((Money.Cap, 1), (Decide(most).Value.Terms.Total.Minor, Decide(most).Value.Terms.Cartons));
    }

    private static OfferOrder.Command One(long price) =>
        Of(Mango with { Units = 1, UnitPrice = Baht(price), MinimumUnits = 1 });

    private static OfferOrder.Command Of(params IReadOnlyList<OfferOrder.OfferedGoods> goods) =>
        Usual with { Goods = goods };

    private static Outcome<OrderOffered> Decide(OfferOrder.Command command) => OfferOrder.Decide(command, Start);
}
