using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Storage;
using static Sampan.Tests.Stores.Journeys.Lending;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// The process dies at each entry of a story in turn, once before it is written and once after. People repeat what was
/// not answered, the platform goes on by itself, and the story ends with the same balances.
/// </summary>
public sealed class CrashTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task A_sale_ends_alike_wherever_the_process_dies(Engine engine) =>
        DieEverywhere(engine, Sale);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task A_return_with_a_strangers_money_ends_alike_wherever_the_process_dies(Engine engine) =>
        DieEverywhere(engine, Return);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task A_dispute_ends_alike_wherever_the_process_dies(Engine engine) =>
        DieEverywhere(engine, Dispute);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task A_loan_ends_alike_wherever_the_process_dies(Engine engine) =>
        DieEverywhere(engine, Loan);

    private static Func<Task>[] Loan(TestTrade test)
    {
        FundingOffer offer = null!;
        return
        [
            async () => _ = await Lend(test, Lender, 100_000),
            () => test.Stock(1, Units),
            async () => _ = Done(await test.Offer(1)),
            async () => _ = Done(await test.Place(1)),
            Once(() => _ = test.Bank.Credit(Buyer(1), Reference(1), Total)),
            test.Quiet,
            async () => offer ??= (await Answer(test, 1)).Offers[0],
            async () => _ = Done(await Take(test, 1, offer)),
            test.Quiet,
            async () => _ = Done(await test.Ship(1)),
            async () => _ = Done(await test.Deliver(1)),
            Once(() => test.Clock.Advance(TimeSpan.FromDays(5))),
            test.Quiet,
            Once(() => test.Clock.Advance(TimeSpan.FromDays(3))),
            test.Quiet,
        ];
    }

    private static Func<Task>[] Sale(TestTrade test) =>
    [
        () => test.Stock(1, Units),
        async () => _ = Done(await test.Offer(1)),
        async () => _ = Done(await test.Place(1)),
        Once(() => _ = test.Bank.Credit(Buyer(1), Reference(1), Total + 25)),
        test.Quiet,
        async () => _ = Done(await test.Ship(1)),
        async () => _ = Done(await test.Deliver(1)),
        Once(() => test.Clock.Advance(TimeSpan.FromDays(5))),
        test.Quiet,
        Once(() => test.Clock.Advance(TimeSpan.FromDays(3))),
        test.Quiet,
    ];

    private static Func<Task>[] Return(TestTrade test) =>
    [
        () => test.Stock(1, Units),
        async () => _ = Done(await test.Offer(1)),
        async () => _ = Done(await test.Place(1)),
        Once(() =>
        {
            _ = test.Bank.Nobodys.Add("of seller 1");
            _ = test.Bank.Credit("UNCLE", Reference(1), Total);
            _ = test.Bank.Credit("AUNT", "unknown", 77);
        }),
        test.Quiet,
        async () => _ = Done(await new ResolveLine(test.Desk, test.People).Match(
            Asked("match", 1), test.Account.LineOf("L1"), Order(1), test.Account)),
        async () => _ = Done(await new ResolveLine(test.Desk, test.People).Return(
            Asked("back", 1), test.Account.LineOf("L2"), test.Account)),
        test.Quiet,
        async () => _ = Done(await test.Ship(1)),
        async () => _ = Done(await test.RefuseGoods(1)),
        async () => _ = Done(await test.ReturnGoods(1)),
        test.Quiet,
        Once(() => test.People.Sellers[Seller(1)] = new Payee("SELLER 1", "right account")),
        async () => _ = Done(await new RepeatPayout(test.Desk).Run(
            new(Asked("again", 1), (await test.Load(1)).Payouts.Single(p => !p.Refund).Id))),
        test.Quiet,
    ];

    private static Func<Task>[] Dispute(TestTrade test) =>
    [
        () => test.Stock(1, Units),
        async () => _ = Done(await test.Offer(1)),
        async () => _ = Done(await test.Place(1)),
        Once(() => _ = test.Bank.Credit(Buyer(1), Reference(1), Total)),
        test.Quiet,
        async () => _ = Done(await test.Ship(1)),
        async () => _ = Done(await test.Deliver(1)),
        async () => _ = Done(await test.Dispute(1)),
        Once(() => test.Clock.Advance(TimeSpan.FromDays(9))),
        test.Quiet,
        async () => _ = Done(await test.Settle(1, toBuyer: 33_333)),
        test.Quiet,
    ];

    private static async Task DieEverywhere(Engine engine, Func<TestTrade, Func<Task>[]> story)
    {
        (int entries, List<string> unharmed) = await Live(engine, story, new MortalLedger.Fate(0, written: false));
        Assert.True(entries > 10);
        for (int at = 1; at <= entries; at++)
        {
            // The engines differ in how they write, not in what was left to do: one of them dies before writing, too.
            foreach (bool written in engine == Engine.Sqlite ? new[] { false, true } : [true])
            {
                (_, List<string> harmed) = await Live(engine, story, new MortalLedger.Fate(at, written));
                Assert.True(
                    unharmed.SequenceEqual(harmed),
                    $"died at entry {at}, written: {written}\n- {string.Join("\n- ", unharmed.Except(harmed))}\n" +
                    $"+ {string.Join("\n+ ", harmed.Except(unharmed))}");
            }
        }
    }

    private static async Task<(int Entries, List<string> Balances)> Live(
        Engine engine, Func<TestTrade, Func<Task>[]> story, MortalLedger.Fate fate)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        test.Wrap = ledger => new MortalLedger(ledger, fate);
        await test.Restart();
        foreach (Func<Task> step in story(test))
        {
            try
            {
                await step();
            }
            catch (ProcessDiedException)
            {
                await test.Restart();
                await step();
            }
        }
        await test.AssertSound();
        await test.AssertEmpty(1);
        return (fate.Entries, await Balances(test));
    }

    /// <summary>
    /// The money and stock of everybody at the end; names of payouts and lines follow from the story.
    /// </summary>
    private static async Task<List<string>> Balances(TestTrade test)
    {
        var owners = new List<Id> { Id.None, Order(1), Seller(1), Lender };
        owners.AddRange((await test.Load(1)).Payouts.Select(p => p.Id));
        owners.AddRange(test.Bank.Counted.Select(l => test.Account.LineOf(l.LineId)));
        var balances = new List<string>();
        foreach (Id owner in owners)
            balances.AddRange((await test.Journal.Accounts(owner)).Select(a => $"{a.Key} {a.Balance}").Order());
        balances.AddRange(test.Bank.Counted.Select(l => $"{l.Kind} {l.Amount} {l.CounterpartyAccount}").Order());
        return balances;
    }

    /// <summary>What happens outside the platform happens once, also when the step is repeated.</summary>
    private static Func<Task> Once(Action happening) => () =>
    {
        happening();
        return Task.CompletedTask;
    };
}
