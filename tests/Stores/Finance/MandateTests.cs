using System.Data.Common;
using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Stores.Journeys;

namespace Sampan.Tests.Stores.Finance;

/// <summary>Mandates in rows that are only added, on both engines.</summary>
public sealed class MandateTests
{
    private static readonly Id Lender = Lending.Lender;
    private static readonly Instant Now = new(1_795_510_800_000_000);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_mandate_is_saved_changed_stopped_and_started_again(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMandates mandates = FinanceFactory.Mandates(test.Database);
        StoredMandate first = await Saved(mandates, Id.None, 0, Terms("one"));
        // The same form sent twice finds its own.
        Assert.Equal(first.Mandate.Id, (await Saved(mandates, Id.None, 0, Terms("one"))).Mandate.Id);
        Assert.Equal("one", Assert.Single(await mandates.InForce()).Terms.Name);
        StoredMandate second = await Saved(mandates, first.Mandate.Id, 1, Terms("two"));
        Assert.Equal((2, "two"), (second.Mandate.Version, Assert.Single(await mandates.InForce()).Terms.Name));

        Outcome<StoredMandate> stale = await mandates.Stop(Lender, first.Mandate.Id, 1, Now);
        Assert.Equal(FinanceRefusals.MandateMoved, stale.Refusal?.Code);
        Assert.True((await mandates.Stop(Lender, first.Mandate.Id, 2, Now)).Value.Stopped);
        Assert.True((await mandates.Stop(Lender, first.Mandate.Id, 2, Now)).Value.Stopped);
        Assert.Empty(await mandates.InForce());
        Assert.Equal(3, (await mandates.MandateOf(Lender, first.Mandate.Id)).Value.Mandate.Version);
        // The same terms again set it going.
        Assert.Equal(4, (await Saved(mandates, first.Mandate.Id, 3, Terms("two"))).Mandate.Version);
        Assert.Single(await mandates.InForce());
        Assert.Single(await mandates.Of(Lender));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_anothers_is_not_found_and_money_stays_what_it_was(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMandates mandates = FinanceFactory.Mandates(test.Database);
        StoredMandate own = await Saved(mandates, Id.None, 0, Terms("one"));
        Id other = new(902), mandate = own.Mandate.Id;
        Assert.Equal(FinanceRefusals.MandateUnknown, (await mandates.MandateOf(other, mandate)).Refusal?.Code);
        Assert.Equal(FinanceRefusals.MandateUnknown, (await mandates.Stop(other, mandate, 1, Now)).Refusal?.Code);
        Assert.Equal(
            FinanceRefusals.MandateUnknown,
            (await mandates.Save(new(other, mandate, 1, true, Terms("x")), Now)).Refusal?.Code);
        Assert.Equal(
            FinanceRefusals.MandateMoneyFixed,
            (await mandates.Save(new(Lender, mandate, 1, false, Terms("x")), Now)).Refusal?.Code);
        Assert.Equal(
            FinanceRefusals.MandateMoneyFixed,
            (await mandates.Save(
                new(Lender, mandate, 1, true, Terms("x") with { Currency = Currency.Jpy }), Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_save_at_once_one_is_first_and_no_row_is_ever_changed(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMandates mandates = FinanceFactory.Mandates(test.Database);
        StoredMandate first = await Saved(mandates, Id.None, 0, Terms("one"));
        Outcome<StoredMandate>[] saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            mandates.Save(new(Lender, first.Mandate.Id, 1, true, Terms($"two {i}")), Now)));
        Assert.Single(saved, outcome => !outcome.IsRefused);
        Assert.All(
            saved.Where(s => s.IsRefused), s => Assert.Equal(FinanceRefusals.MandateMoved, s.Refusal!.Code));
        await using DbConnection connection = await test.Database.Connect();
        foreach (string sql in (string[])["UPDATE mandate SET version = 9", "DELETE FROM mandate"])
            _ = await Assert.ThrowsAnyAsync<DbException>(() => connection.Execute(sql));
    }

    private static async Task<TestDatabase> Open(Engine engine)
    {
        TestDatabase test = await TestDatabase.Create(engine);
        await FinanceFactory.Prepare(test.Database);
        return test;
    }

    private static async Task<StoredMandate> Saved(IMandates mandates, Id mandate, int version, MandateTerms terms)
    {
        Outcome<StoredMandate> saved = await mandates.Save(new(Lender, mandate, version, true, terms), Now);
        Assert.False(saved.IsRefused, saved.ToString());
        return saved.Value;
    }

    private static MandateTerms Terms(string name) => Lending.Terms(Now.UtcDate) with { Name = name };
}
