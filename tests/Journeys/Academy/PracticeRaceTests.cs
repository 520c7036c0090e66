using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Learning;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>Every form of a practice is sent four times at the same moment: each is answered, and done once.</summary>
public sealed class PracticeRaceTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_practice_in_several_windows_at_once_is_one_trade_that_comes_to_its_end(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Id person = await site.NewPerson("novice@trade.example");
        PracticeTrade practice = site.Services.GetRequiredService<PracticeTrade>();
        TradeRecord? record = null;
        while (PracticeSteps.Of(record, site.Now) is var step && step != PracticeStep.Done)
        {
            if (step == PracticeStep.Ship) _ = await Practising.Until(site, person, PracticeStep.Way);
            else await AtOnce(practice, person, record, step);
            if (step == PracticeStep.Way) await Practising.Mend(site, person);
            record = await practice.Find(person);
            Assert.NotEqual(step, PracticeSteps.Of(record, site.Now));
        }
        _ = Assert.Single(await site.Journal.Cards(
            new CardQuery(OrderDesk.PracticeKind) { Seller = Firm.PracticeOf(person) }));
        await site.Services.GetRequiredService<ILedger>().Settled();
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>What a trader typed into the settings may be the trader's own name and address.</summary>
    [Fact]
    public async Task Erasing_the_person_puts_the_practice_firm_back()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await site.NewPerson("novice@trade.example"), other = await site.NewPerson("other@trade.example");
        _ = await Practising.Until(site, person, PracticeStep.Paper);
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        Assert.Equal(PracticeGoods.TaxId, (await firms.Firm(Firm.PracticeOf(person))).Value.Details.TaxId);
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        var erase = new ErasePerson(
            scope.ServiceProvider.GetRequiredService<IPeople>(), firms,
            site.Services.GetRequiredService<IQuestions>());
        foreach (Id one in (Id[])[person, other]) Assert.Null(await erase.Run(one, site.Now));
        Assert.Equal("", (await firms.Firm(Firm.PracticeOf(person))).Value.Details.TaxId);
        // Who has never practised has no such firm, and gets none.
        Assert.True((await firms.Firm(Firm.PracticeOf(other))).IsRefused);
    }

    [Fact]
    public async Task An_operator_does_not_rule_on_what_is_practised()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await site.NewPerson("novice@trade.example");
        TradeRecord record = (await Practising.Until(site, person, PracticeStep.Claim))!;
        Answer ruled = await site.Fill(
            "/operator/orders", "/operator/orders", await site.SignIn(Host.Demo.DemoWorld.OperatorEmail),
            ("order", $"{record.Order}"), ("ruling", "seller"), ("sure", "yes"));
        Assert.Contains("data-code=\"order_unknown\"", ruled.Text, StringComparison.Ordinal);
    }

    private static async Task AtOnce(PracticeTrade practice, Id person, TradeRecord? record, PracticeStep step)
    {
        var act = new PracticeTrade.Act(person, record?.Order ?? Id.None, step, $"{step}")
        {
            Units = 200,
            Paper = PracticePaper.Invoice,
            Reply = PracticeReply.Agree,
        };
        Outcome<TradeRecord>[] done =
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => practice.Run(act))));
        Assert.All(done, one => Assert.False(one.IsRefused, $"{step}: {one}"));
    }
}
