using FsCheck;
using FsCheck.Fluent;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

/// <summary>Statements to test with: opening, movements and closing always agree.</summary>
internal static class SampleStatements
{
    public static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public static StatementFacts Of(Commodity commodity, long opening, params IReadOnlyList<long> changes)
    {
        var movements = new List<StatementMovement>();
        long balance = opening;
        for (int i = 0; i < changes.Count; i++)
        {
            balance += changes[i];
            movements.Add(new StatementMovement(
                (1L << 40) + 1 + i << 8 | 3, "escrow.released", "ปล่อยเงินที่พักไว้", Noon + TimeSpan.FromMinutes(i),
                new DateOnly(2026, 11, 23), $"escrow:{new Id(7)}:{commodity}@2", i % 2 == 0 ? "SP-7K2Q-9D4F" : null,
                Math.Max(0, -changes[i]), Math.Max(0, changes[i]), balance));
        }
        return new StatementFacts
        {
            AccountNumber = (2L << 32) + 5,
            AccountName = $"payable:{new Id(1)}:{commodity}@2",
            Owner = "บริษัท สวนผลไม้จันทบุรี จำกัด",
            Commodity = commodity,
            From = new DateOnly(2026, 11, 1),
            To = new DateOnly(2026, 11, 30),
            ByEffectiveDate = false,
            KnownAt = null,
            MadeAt = Noon + TimeSpan.FromDays(7),
            Opening = opening,
            Movements = movements,
            Closing = balance,
            Held = [],
        };
    }

    public static Commodity Thb => Commodity.Money(Currency.Thb, test: false);

    public static Arbitrary<StatementFacts> Any() => (
        from currency in Gen.Elements(Currency.Thb, Currency.Jpy, Currency.Parse("KWD").Value)
        from test in Gen.Elements(true, false)
        from opening in Gen.Choose(-100_000, 100_000)
        from changes in Gen.Choose(-5_000_000, 5_000_000).Where(change => change != 0).ListOf()
        from held in Gen.Choose(0, 3)
        select Of(Commodity.Money(currency, test), opening, [.. changes.Select(c => (long)c)]) with
        {
            Held =
            [
                .. Enumerable.Range(1, held).Select(i => new StatementHold(
                    i, Noon, $"promised:{new Id(9)}:THB@2", "SP-7K2Q-9D4F", i * 100, 0)),
            ],
            KnownAt = test ? Noon : null,
            ByEffectiveDate = test,
        }).ToArbitrary();
}
