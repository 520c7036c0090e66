using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;
using Sampan.Tests.Tools.Crasher.Wire;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// The connection breaks before the first statement, then, in another attempt, after it, and so on between any two,
/// until an attempt comes to its end untouched. On SQLite the statement fails instead.
/// </summary>
public sealed class StatementFaultTests
{
    /// <summary>Eight requests at once, of all that an entry can do; no asker notices anything.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_fault_between_any_two_statements_of_a_commit_is_healed(Engine engine)
    {
        await using WiredLedger wired = await WiredLedger.Create(engine);
        await using ILedger ledger = await wired.Open();
        int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(1))).Value;
        var work = new Work(1, house, book);
        // The last request of a round corrects the last but one of the round before.
        long wrong = (await ledger.Post(work.Entry(0, Work.Round - 2, 0))).Value.Seq, end = wrong;
        int round = 0;
        do
        {
            wired.FailAt(++round);
            Outcome<Receipt>[] answers = await Task.WhenAll(Enumerable.Range(round * Work.Round, Work.Round)
                .Select(number => ledger.Post(work.Entry(0, number, wrong))));
            await ledger.Settled();
            wired.FailNoMore();
            Assert.Equal(LedgerRefusals.HoldPosted, Assert.Single(answers, a => a.IsRefused).Refusal?.Code);
            Receipt[] receipts = [.. answers.Where(a => !a.IsRefused).Select(a => a.Value)];
            List<(Id Request, long Seq, Hash256 Hash)> stored = await wired.Stored(end);
            // One more is the arrival of a sweep, which the ledger asks for itself.
            Assert.Equal(receipts.Length + 1, stored.Count);
            Assert.All(receipts, r => Assert.Contains((r.Seq, r.Hash), stored.Select(s => (s.Seq, s.Hash))));
            (wrong, end) = (receipts[^2].Seq, stored[^1].Seq);
        }
        while (wired.HasFailed);
        Assert.True(round > 50, $"Only {round} moments");
        await Witness.AssertSound(wired.Direct);
    }

    /// <summary>With a sweep under way, which the opening finishes.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_a_fault_between_any_two_statements_of_an_opening_the_next_one_succeeds(Engine engine)
    {
        await using WiredLedger wired = await WiredLedger.Create(engine);
        bool hasFailed = true;
        for (int moment = Random.Shared.Next(LongRun.Step(engine)) + 1; hasFailed; moment += LongRun.Step(engine))
        {
            Outcome<Receipt> sent = await LeaveASweepHalfWay(wired, moment);
            wired.FailAt(moment);
            await TryToOpen(wired);
            hasFailed = wired.HasFailed;
            wired.FailNoMore();
            await using ILedger ledger = await wired.Open();
            Assert.Equal(sent.Value with { Repeated = true }, (await Send(ledger, moment)).Value);
            await ledger.Settled();
            await Witness.AssertSound(wired.Direct);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_a_fault_between_any_two_statements_of_the_first_opening_the_next_one_succeeds(Engine engine)
    {
        bool hasFailed = true;
        for (int moment = Random.Shared.Next(LongRun.Step(engine)) + 1; hasFailed; moment += LongRun.Step(engine))
        {
            await using WiredLedger wired = await WiredLedger.Create(engine);
            wired.FailAt(moment);
            await TryToOpen(wired);
            hasFailed = wired.HasFailed;
            wired.FailNoMore();
            await using ILedger ledger = await wired.Open();
            _ = (await Send(ledger, moment)).Value;
            await ledger.Settled();
            await Witness.AssertSound(wired.Direct);
        }
    }

    /// <summary>
    /// Sixteen clients; every tenth commit is cut off before it is sent, and every tenth after it has happened.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_connection_lost_at_commit_costs_nobody_an_entry(Engine engine)
    {
        await using WiredLedger wired = await WiredLedger.Create(engine);
        await using ILedger ledger = await wired.Open();
        int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(1))).Value;
        var work = new Work(1, house, book);
        int commits = 0;
        wired.Watch = met => met.Name != Moment.Commit ||
            (met.IsDone ? commits % 10 != 8 : Interlocked.Increment(ref commits) % 10 != 3);
        Receipt[][] receipts = await Task.WhenAll(Enumerable.Range(0, 16).Select(async client =>
        {
            var mine = new Receipt[30];
            for (int i = 0; i < mine.Length; i++)
                mine[i] = (await ledger.Post(work.Entry(client, i * Work.Round, 0))).Value;
            return mine;
        }));
        Assert.Contains(receipts.SelectMany(r => r), r => r.Repeated);
        Assert.Equal(
            (await wired.Stored(0)).Select(s => (s.Seq, s.Hash)),
            receipts.SelectMany(r => r).OrderBy(r => r.Seq).Select(r => (r.Seq, r.Hash)));
        await Witness.AssertSound(wired.Direct);
    }

    /// <summary>It either opens or says that storage failed; what it had asked for by then does not matter.</summary>
    private static async Task TryToOpen(WiredLedger wired)
    {
        try
        {
            await using ILedger ledger = await wired.Open();
        }
        catch (Exception failure)
        {
            Assert.True(failure is DbException && wired.HasFailed, $"{wired.Failed}: {failure}");
        }
    }

    private static async Task<Outcome<Receipt>> LeaveASweepHalfWay(WiredLedger wired, int number)
    {
        wired.Watch = met => met is not { Name: "update outbox", IsDone: false };
        await using ILedger ledger = await wired.Open();
        return await Send(ledger, number);
    }

    /// <summary>Money that comes in and is swept.</summary>
    private static async Task<Outcome<Receipt>> Send(ILedger ledger, int number)
    {
        int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(1))).Value;
        return await ledger.Post(new Work(1, house, book).Entry(0, number * Work.Round + 3, 0));
    }
}
