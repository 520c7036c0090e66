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
}
