using FsCheck;
using FsCheck.Xunit;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

public sealed class SplitTests
{
    private static readonly AccountKey Escrow = Key(Chart.Escrow, 1);

    [Fact]
    public void A_split_gives_the_units_left_over_to_the_largest_remainders()
    {
        Move[] moves = Split.Of(Escrow, 100, (Key(Chart.Fee, 2), 1), (Key(Chart.Payable, 3), 4), (Key(Chart.Fee, 4), 2));
        Assert.Equal([14L, 57L, 29L], moves.Select(m => m.Amount));
        Assert.Equal([Key(Chart.Fee, 2), Key(Chart.Payable, 3), Key(Chart.Fee, 4)], moves.Select(m => m.Credit));
        Assert.All(moves, m => Assert.Equal(Escrow, m.Debit));
    }

    [Fact]
    public void A_share_that_comes_to_nothing_is_no_move()
    {
        Assert.Equal([(Key(Chart.Payable, 3), 1L)], Split.Of(Escrow, 1, (Key(Chart.Fee, 2), 1), (Key(Chart.Payable, 3), 9))
            .Select(m => (m.Credit, m.Amount)));
        Assert.Empty(Split.Of(Escrow, 0, (Key(Chart.Fee, 2), 1)));
    }

    [Property]
    public bool What_is_split_sums_to_the_amount(NonNegativeInt amount, NonEmptyArray<PositiveInt> weights)
    {
        (AccountKey, long)[] shares = [.. weights.Get.Select((w, i) => (Key(Chart.Payable, i + 2), (long)w.Get))];
        Move[] moves = Split.Of(Escrow, amount.Get, shares);
        return moves.Sum(m => m.Amount) == amount.Get && moves.All(m => m.Amount > 0);
    }

    private static AccountKey Key(AccountKind kind, int owner) =>
        new(2, kind, new Id((UInt128)owner), Commodity.Money(Currency.Thb, test: false));
}
