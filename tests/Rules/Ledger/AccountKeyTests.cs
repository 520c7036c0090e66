using FsCheck.Xunit;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

public sealed class AccountKeyTests
{
    private const string Owner = "01k2v8g5tqj6m0x1y2z3a4b5c6";

    [Property]
    public bool What_is_written_can_be_read(byte kind, ulong owner, ushort book, bool test)
    {
        AccountKind of = Chart.All[kind % Chart.All.Count];
        Commodity commodity = of.Counts == CommodityKind.Stock
            ? Commodity.Stock(new Id(owner))
            : Commodity.Money(Currency.Thb, test);
        var key = new AccountKey(book, of, new Id(owner), commodity);
        return AccountKey.Parse(key.ToString()).Value == key;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData($"payable:{Owner}")]
    [InlineData($"payable:{Owner}:THB")]
    [InlineData($"payable:{Owner}@2")]
    [InlineData($"payable:{Owner}:THB@")]
    [InlineData($"payable:{Owner}:THB@two")]
    [InlineData($"payable:{Owner}:THB@-2")]
    [InlineData($"payable:{Owner}:THB@99999999999")]
    [InlineData($"payable:{Owner}:XXX@2")]
    [InlineData($"payable:{Owner}:stock:42@2")]
    [InlineData($"purse:{Owner}:THB@2")]
    [InlineData("payable:me:THB@2")]
    public void Anything_else_is_no_account(string? text)
    {
        Refusal refusal = AccountKey.Parse(text).Refusal!;
        Assert.Equal((StatementRefusals.AccountMalformed, text ?? ""), (refusal.Code, refusal["text"]));
    }

    [Fact]
    public void A_kind_is_known_by_its_code_and_is_not_nothing()
    {
        Assert.Equal(Chart.Bank, Chart.Bank with { Name = "another name" });
        Assert.NotEqual(Chart.Bank, Chart.Bank with { Code = 99 });
        Assert.False(Chart.Bank.Equals(null));
    }
}
