using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(10, 1, 3, RoundingRule.Down, 3)]
    [InlineData(10, 1, 3, RoundingRule.Up, 4)]
    [InlineData(10, 1, 4, RoundingRule.HalfUp, 3)]
    [InlineData(-10, 1, 4, RoundingRule.HalfUp, -3)]
    [InlineData(-10, 1, 3, RoundingRule.Down, -3)]
    [InlineData(long.MaxValue, 7, 7, RoundingRule.Down, long.MaxValue)]
    public void A_product_is_rounded_by_its_rule(long amount, long by, long over, RoundingRule rule, long expected) =>
        Assert.Equal(expected, Rounding.Scale(amount, by, over, rule));

    [Property]
    public Property A_split_sums_to_its_total(NonNegativeInt total, NonEmptyArray<NonNegativeInt> weights)
    {
        long[] given = [.. weights.Get.Select(w => (long)w.Get)];
        if (given.Sum() == 0) return true.ToProperty();
        long[] parts = Rounding.Allocate(total.Get, given);
        return (parts.Sum() == total.Get && parts.All(p => p >= 0)).ToProperty();
    }

    [Fact]
    public void Left_over_units_go_to_the_largest_remainder() =>
        Assert.Equal([33L, 34L, 33L], Rounding.Allocate(100, [33, 34, 33]));

    [Property]
    public bool Scaling_agrees_with_arithmetic_that_has_no_limit(int amount, int by, PositiveInt over)
    {
        BigInteger product = (BigInteger)amount * by;
        BigInteger down = product / over.Get;
        BigInteger up = down + (product % over.Get == 0 ? 0 : product.Sign);
        bool half = BigInteger.Abs(product % over.Get) * 2 >= over.Get;
        return Rounding.Scale(amount, by, over.Get, RoundingRule.Down) == down
            && Rounding.Scale(amount, by, over.Get, RoundingRule.Up) == up
            && Rounding.Scale(amount, by, over.Get, RoundingRule.HalfUp) == (half ? up : down);
    }

    [Fact]
    public void A_result_that_does_not_fit_overflows_loudly() =>
        Assert.Throws<OverflowException>(() => Rounding.Scale(long.MaxValue, 2, 1, RoundingRule.Down));

    [Theory]
    [InlineData(12_345, 1_000, 12_000)]
    [InlineData(12_000, 1_000, 12_000)]
    [InlineData(999, 1_000, 0)]
    public void Rounding_down_to_a_multiple_drops_the_rest(long amount, long multiple, long expected) =>
        Assert.Equal(expected, Rounding.DownTo(amount, multiple));

    [Fact]
    public void A_split_of_the_largest_amount_still_sums() =>
        Assert.Equal(Money.Cap, Rounding.Allocate(Money.Cap, [Money.Cap, Money.Cap, 1]).Sum());

    [Fact]
    public void Equal_remainders_go_to_the_earlier_part() =>
        Assert.Equal([4L, 3L, 3L], Rounding.Allocate(10, [1, 1, 1]));

    [Fact]
    public void Splitting_by_nothing_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(10, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(10, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(-10, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Scale(1, 1, 0, RoundingRule.Down));
    }
}
