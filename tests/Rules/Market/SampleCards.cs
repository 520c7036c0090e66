using System.Text;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Tests.Rules.Market;

/// <summary>Rate cards with round figures, and what travels by them.</summary>
internal static class SampleCards
{
    internal static readonly DateOnly Day = new(2026, 11, 20);

    /// <summary>Breaks per kilogram; the cheaper of own and next is charged.</summary>
    internal const string Air = """
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
        fuel,2026-11-01,2026-11-30,200
        fuel,2026-12-01,2026-12-20,150
        zone,A,JP
        zone,A,KR
        days,A,4,6
        rate,A,0,1500.00,per-kg,120.00
        rate,A,45,0,per-kg,95.00
        rate,A,100,0,per-kg,80.00
        zone,B,CN,20 21
        zone,C,CN
        rate,B,0,0,per-kg,60.00
        rate,C,0,0,per-kg,75.00
        end

        """;

    /// <summary>Small parcels at one price per step; the own break is charged even where the next is cheaper.</summary>
    internal const string Express = """
        sampan-rate-card,1
        carrier,Tuk Tuk Express
        service,Parcel
        origin,TH
        currency,THB
        valid,2026-11-01,2026-12-31
        source,"invented, for tests"
        volume,5000
        step,0.5
        breaks,own
        insurance,3,50.00
        fuel,2026-11-01,2026-11-30,125
        zone,A,JP
        rate,A,0,0,flat,500.00
        rate,A,1,0,flat,620.00
        rate,A,1.5,0,flat,740.00
        rate,A,2,0,per-kg,430.00
        rate,A,21,0,per-kg,400.00
        end

        """;

    /// <summary>A cubic metre counts as a tonne; nothing for fuel, and nothing is insured.</summary>
    internal const string Sea = """
        sampan-rate-card,1
        carrier,Laem Chabang Boxes
        service,"Sea, part of a container"
        origin,TH
        currency,THB
        valid,2026-11-01,2026-12-31
        source,"invented, for tests"
        volume,1000
        step,1
        breaks,own
        insurance,0,0
        zone,A,JP
        rate,A,0,2500.00,per-kg,6.50
        end

        """;

    /// <summary>To the gram, by a divisor that does not go even.</summary>
    internal const string Grain = """
        sampan-rate-card,1
        carrier,Grain
        service,To the gram
        origin,TH
        currency,THB
        valid,2026-11-01,2026-12-31
        source,"invented, for tests"
        volume,7000
        step,0.001
        breaks,own
        insurance,0,0
        fuel,2026-11-01,2026-11-30,5
        zone,A,JP
        rate,A,0,0,per-kg,33.33
        end

        """;

    /// <summary>As sellers priced before rate cards: so much a carton.</summary>
    internal const string Cartons = """
        sampan-rate-card,1
        carrier,By the carton
        service,Door to door
        origin,TH
        currency,THB
        valid,2026-11-01,2026-12-31
        source,"invented, for tests"
        volume,0
        step,0.001
        breaks,own
        insurance,3,0
        zone,A,JP
        rate,A,0,0,per-carton,900.00
        end

        """;

    internal static RateCard Card(string name) => Read(name switch
    {
        "air" => Air,
        "express" => Express,
        "sea" => Sea,
        "grain" => Grain,
        _ => Cartons,
    });

    internal static RateCard Read(string text)
    {
        ReadCard read = RateCardFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(read.Bad);
        return read.Card!;
    }

    /// <summary>20 units of 265 g in a box of 600 g, 40 × 30 × 25 cm; or 4 of 100 g in 50 g, 20 × 10 × 10 cm.</summary>
    internal static CartonPacking Packing(string box, long units)
    {
        ListingTerms large = ListingRulesTests.Terms();
        ListingTerms terms = box == "large" ? large : large with
        {
            UnitsPerCarton = 4,
            UnitGrossGrams = 100,
            UnitNetGrams = 90,
            CartonGrossGrams = 450,
            CartonLengthCm = 20,
            CartonWidthCm = 10,
            CartonHeightCm = 10,
        };
        return CartonPacking.Of(terms, units).Value;
    }

    /// <summary>A unit costs a hundred baht.</summary>
    internal static FreightQuestion Question(string box, long units) => new(
        Shipment.Of([Packing(box, units)]).Value, new Money(units * 100_00, Currency.Thb), Country.Thailand,
        Country.Japan, Day);
}
