using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Tests.Rules.Market;

/// <summary>Prices worked out by hand, and what holds for every number of units.</summary>
public sealed class FreightRulesTests
{
    /// <summary>
    /// Units, gross, volumetric and chargeable grams, then satang of carriage, fuel and insurance. A large box has
    /// 30,000 cm³: 5 kg by air (6000), 30 kg by sea (1000). A small one has 2,000 cm³: 0.4 kg by express (5000).
    /// </summary>
    [Theory]
    // Air, 120 a kg and at least 1,500; from 45 kg 95, from 100 kg 80. Fuel 20 %, insurance 2 per mille, at least 100.
    [InlineData("air", "large", 1, 865, 5_000, 5_000, 1_500_00, 300_00, 100_00)] // 5 × 120 = 600: the minimum
    [InlineData("air", "large", 20, 5_900, 5_000, 6_000, 1_500_00, 300_00, 100_00)] // 5.9 up to 6; 720
    [InlineData("air", "large", 21, 6_765, 10_000, 10_000, 1_500_00, 300_00, 100_00)] // 5,900 + 600 + 265
    [InlineData("air", "large", 40, 11_800, 10_000, 12_000, 1_500_00, 300_00, 100_00)] // 1,440
    [InlineData("air", "large", 41, 12_665, 15_000, 15_000, 1_800_00, 360_00, 100_00)] // 15 × 120; 6,260 × 2 ‰ = 12.52
    [InlineData("air", "large", 100, 29_500, 25_000, 29_500, 3_540_00, 708_00, 100_00)] // 29.5 × 120
    [InlineData("air", "large", 120, 35_400, 30_000, 35_500, 4_260_00, 852_00, 100_00)] // next: 45 × 95 = 4,275, dearer
    [InlineData("air", "large", 121, 36_265, 35_000, 36_500, 4_275_00, 855_00, 100_00)] // 4,380: the next is cheaper
    [InlineData("air", "large", 140, 41_300, 35_000, 41_500, 4_275_00, 855_00, 100_00)] // 4,980: the next
    [InlineData("air", "large", 149, 44_285, 40_000, 44_500, 4_275_00, 855_00, 100_00)] // below the break: the next
    [InlineData("air", "large", 150, 44_550, 40_000, 45_000, 4_275_00, 855_00, 100_00)] // at the break: 45 × 95
    [InlineData("air", "large", 153, 45_345, 40_000, 45_500, 4_322_50, 864_50, 100_00)] // 45.5 × 95
    [InlineData("air", "large", 300, 88_500, 75_000, 88_500, 8_000_00, 1_600_00, 100_00)] // 8,407.50: next is 100 × 80
    [InlineData("air", "large", 340, 100_300, 85_000, 100_500, 8_040_00, 1_608_00, 100_00)] // 100.5 × 80, the last
    [InlineData("air", "large", 1_000, 295_000, 250_000, 295_000, 23_600_00, 4_720_00, 256_64)] // 128,320 × 2 ‰
    // Express, one price per half kilogram, from 2 kg 430 a kg, from 21 kg 400. Fuel 12.5 %, 3 per mille, at least 50.
    [InlineData("express", "small", 1, 150, 400, 500, 500_00, 62_50, 50_00)] // 50 + 100 g
    [InlineData("express", "small", 4, 450, 400, 500, 500_00, 62_50, 50_00)]
    [InlineData("express", "small", 5, 600, 800, 1_000, 620_00, 77_50, 50_00)] // the volume decides
    [InlineData("express", "small", 8, 900, 800, 1_000, 620_00, 77_50, 50_00)] // the weight decides
    [InlineData("express", "small", 12, 1_350, 1_200, 1_500, 740_00, 92_50, 50_00)]
    [InlineData("express", "small", 13, 1_500, 1_600, 2_000, 860_00, 107_50, 50_00)] // 2 × 430
    [InlineData("express", "small", 182, 20_500, 18_400, 20_500, 8_815_00, 1_101_88, 84_35)] // 1,101.875; 84.35064
    [InlineData("express", "small", 186, 20_950, 18_800, 21_000, 8_400_00, 1_050_00, 84_15)] // own break: it falls
    // Sea, 6.50 a kg of a cubic metre's tonne, at least 2,500.
    [InlineData("sea", "large", 1, 865, 30_000, 30_000, 2_500_00, 0, 0)] // 195
    [InlineData("sea", "large", 240, 70_800, 360_000, 360_000, 2_500_00, 0, 0)] // 2,340
    [InlineData("sea", "large", 260, 76_700, 390_000, 390_000, 2_535_00, 0, 0)]
    [InlineData("sea", "large", 400, 118_000, 600_000, 600_000, 3_900_00, 0, 0)]
    // To the gram: 30,000,000 ÷ 7000 = 4,285.71 up to 4,286; 33.33 × 4.286 = 142.852; × 5 ‰ = 0.71.
    [InlineData("grain", "large", 1, 865, 4_286, 4_286, 142_85, 71, 0)]
    // By the carton: 900 for each begun one, and 3 per mille of goods and freight.
    [InlineData("cartons", "large", 20, 5_900, 0, 5_900, 900_00, 0, 8_70)] // 2,900 × 3 ‰
    [InlineData("cartons", "large", 21, 6_765, 0, 6_765, 1_800_00, 0, 11_70)] // 3,900 × 3 ‰
    public void Prices_are_those_worked_out_by_hand(
        string card, string box, long units, long gross, long volumetric, long chargeable, long carriage, long fuel,
        long insurance)
    {
        FreightPrice price = FreightRules.Price(SampleCards.Card(card), SampleCards.Question(box, units)).Value;
        Assert.Equal(
            (gross, volumetric, chargeable), (price.Shipment.GrossGrams, price.VolumetricGrams, price.ChargeableGrams));
        Assert.Equal(
            (carriage, fuel, insurance), (price.Charged.Amount.Minor, price.Fuel.Minor, price.Insurance.Minor));
    }

    [Theory]
    [InlineData(1_099, 5), InlineData(1_100, 6), InlineData(1_299, 6), InlineData(1_300, 7)]
    public void Half_a_satang_is_charged_as_one(long grams, long satang)
    {
        var rate = new WeightBreak(
            0, new Money(0, Currency.Thb), RateBasis.PerKilogram, new Money(5, Currency.Thb));
        Assert.Equal(satang, FreightRules.At(rate, grams, cartons: 1).Amount.Minor);
    }

    [Theory]
    [InlineData("air", "large"), InlineData("express", "small"), InlineData("sea", "large")]
    [InlineData("grain", "large")]
    [InlineData("cartons", "large")]
    public void Parts_sum_to_the_total_and_no_price_is_below_its_minimum(string card, string box)
    {
        RateCard rates = SampleCards.Card(card);
        for (long units = 1; units <= 2_000; units++)
        {
            FreightPrice price = FreightRules.Price(rates, SampleCards.Question(box, units)).Value;
            Assert.Equal(price.Total, price.Charged.Amount + price.Fuel + price.Insurance);
            Assert.True(price.Charged.Amount >= price.Charged.Break.Minimum);
            Assert.True(price.Charged.Amount <= price.Own.Amount);
            CartonPacking packing = Assert.Single(price.Shipment.Packings);
            Assert.Equal(
                packing.GrossGrams,
                packing.Cartons * packing.TareGrams + units * packing.UnitGrams);
            Assert.True(price.ChargeableGrams >= Math.Max(packing.GrossGrams, price.VolumetricGrams));
            Assert.True(price.ChargeableGrams - Math.Max(packing.GrossGrams, price.VolumetricGrams) < rates.StepGrams);
        }
    }

    /// <summary>
    /// Where the cheaper of own and next break is charged, more never costs less. Where the own break is charged, it
    /// may where a break begins, and nowhere else.
    /// </summary>
    [Theory]
    [InlineData("air", "large"), InlineData("express", "small"), InlineData("sea", "large")]
    [InlineData("grain", "large")]
    public void More_units_never_cost_less_but_where_a_break_begins(string card, string box)
    {
        RateCard rates = SampleCards.Card(card);
        FreightPrice before = FreightRules.Price(rates, SampleCards.Question(box, 1)).Value;
        int falls = 0;
        for (long units = 2; units <= 3_000; units++)
        {
            FreightPrice price = FreightRules.Price(rates, SampleCards.Question(box, units)).Value;
            if (price.Freight < before.Freight)
            {
                falls++;
                Assert.False(rates.CheaperOfNext);
                Assert.NotEqual(before.Own.Break, price.Own.Break);
            }
            before = price;
        }
        Assert.Equal(card == "express" ? 1 : 0, falls);
    }

    [Theory]
    [InlineData("200040", 60_00), InlineData("21 0000", 60_00), InlineData("100000", 75_00)]
    public void The_longest_postcode_prefix_names_the_zone(string postcode, long perKilogram)
    {
        FreightQuestion question = SampleCards.Question("large", 20) with
        {
            To = Country.Parse("CN").Value,
            Postcode = postcode,
        };
        FreightPrice price = FreightRules.Price(SampleCards.Card("air"), question).Value;
        Assert.Equal(perKilogram, price.Own.Break.Price.Minor);
    }

    [Fact]
    public void What_a_card_does_not_know_it_refuses_by_name()
    {
        FreightQuestion good = SampleCards.Question("large", 20);
        var china = Country.Parse("CN").Value;
        Assert.Equal(FreightRefusals.CurrencyOther, Why(good with { Goods = new Money(5, Currency.Usd) }));
        Assert.Equal(FreightRefusals.OriginOther, Why(good with { From = Country.Japan }));
        Assert.Equal(FreightRefusals.NotValid, Why(good with { Day = new DateOnly(2027, 1, 1) }));
        Assert.Equal(FreightRefusals.NotValid, Why(good with { Day = new DateOnly(2026, 10, 31) }));
        Assert.Equal(FreightRefusals.ZoneNone, Why(good with { To = Country.Parse("US").Value }));
        Assert.Equal(FreightRefusals.PostcodeNeeded, Why(good with { To = china }));
        Assert.Equal(FreightRefusals.PostcodeNeeded, Why(good with { To = china, Postcode = " - " }));
        // The card is valid on the 21st of December; its fuel rows end on the 20th.
        Assert.Equal(FreightRefusals.FuelUnknown, Why(good with { Day = new DateOnly(2026, 12, 21) }));
        Assert.Null(Why(good with { Day = new DateOnly(2026, 12, 20) }));
        Assert.Equal(
            FreightRefusals.ShipmentTooLarge, CartonPacking.Of(ListingRulesTests.Terms(), 1L << 60).Refusal?.Code);

        static RefusalCode? Why(FreightQuestion question) =>
            FreightRules.Price(SampleCards.Card("air"), question).Refusal?.Code;
    }
}
