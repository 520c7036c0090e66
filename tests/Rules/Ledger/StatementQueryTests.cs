using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

public sealed class StatementQueryTests
{
    private const string Account = "payable:01k2v8g5tqj6m0x1y2z3a4b5c6:THB@2";
    private const string Moment = "2026-11-24T09:00:00.000000Z";

    [Fact]
    public void What_is_not_said_is_left_open()
    {
        var everything = new StatementQuery(AccountKey.Parse(Account).Value);
        Assert.Equal(everything, StatementQuery.Parse(Account, null, "", null, "").Value);
        StatementQuery all = StatementQuery.Parse(Account, "2026-11-01", "2026-11-30", "effective", Moment).Value;
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), (all.From, all.To));
        Assert.Equal((EntryDate.Effective, Instant.Parse(Moment).Value), (all.By, all.KnownAt));
    }

    [Theory]
    [InlineData("payable", "no", "no", "no", "no", "account_malformed")]
    [InlineData(Account, "no", "no", "no", "no", "date_malformed")]
    [InlineData(Account, "no", null, null, null, "date_malformed")]
    [InlineData(Account, null, "no", "no", "no", "date_malformed")]
    [InlineData(Account, null, null, "no", "no", "entry_date_unknown")]
    [InlineData(Account, null, null, null, "no", "instant_malformed")]
    public void What_cannot_be_read_is_refused_in_this_order(
        string account, string? from, string? to, string? by, string? knownAt, string code) =>
        Assert.Equal(code, StatementQuery.Parse(account, from, to, by, knownAt).Refusal?.Code.Name);
}
