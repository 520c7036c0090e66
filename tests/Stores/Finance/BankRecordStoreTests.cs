using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Finance;

/// <summary>What sellers have shown of their bank accounts: a row a firm, gone with the consent.</summary>
public sealed class BankRecordStoreTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_record_is_kept_replaced_and_taken_back(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await FinanceFactory.Prepare(test.Database);
        IBankRecords records = FinanceFactory.BankRecords(test.Database);
        Id firm = new(1), other = new(2);
        var first = new BankRecord(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), 5, true);
        BankRecord second = first with { To = new DateOnly(2026, 7, 31), Months = 6, Overdrawn = false };
        var consent = new Consent(new Id(7), new Instant(1_795_510_800_000_000));
        await records.Keep(firm, sandbox: true, first, consent);
        await records.Keep(other, sandbox: false, first, consent);
        Assert.Equal(new ShownRecord(true, first, consent), await records.Of(firm));
        await records.Keep(firm, sandbox: false, second, consent with { Person = new Id(8) });
        Assert.Equal(new ShownRecord(false, second, consent with { Person = new Id(8) }), await records.Of(firm));
        await records.Withdraw(firm);
        await records.Withdraw(firm);
        Assert.Null(await records.Of(firm));
        Assert.NotNull(await records.Of(other));
    }
}
