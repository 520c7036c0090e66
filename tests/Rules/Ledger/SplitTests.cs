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
        (AccountKey fee, AccountKey payable, AccountKey other) =
            (Key(Chart.Fee, 2), Key(Chart.Payable, 3), Key(Chart.Payable, 4));
        Move[] moves = Split.Of(Escrow, 100, (fee, 1), (payable, 4), (other, 2));
        Assert.Equal([(fee, 14L), (payable, 57L), (other, 29L)], moves.Select(m => (m.Credit, m.Amount)));
        Assert.All(moves, m => Assert.Equal(Escrow, m.Debit));
    }

    [Fact]
    public void A_share_that_comes_to_nothing_is_no_move()
    {
        (AccountKey fee, AccountKey payable) = (Key(Chart.Fee, 2), Key(Chart.Payable, 3));
        Assert.Equal([new Move(Escrow, payable, 1)], Split.Of(Escrow, 1, (fee, 1), (payable, 9)));
        Assert.Empty(Split.Of(Escrow, 0, (fee, 1)));
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
