using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// The machine's clock is set back and forth, in the middle of work and between two runs. Recorded time only runs
/// forward, and it is recorded time that says whether a deadline has passed.
/// </summary>
public sealed class ClockTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1), s_year = TimeSpan.FromDays(365);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Recorded_time_never_stands_still_or_runs_back(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        using var key = new TestKey();
        Instant last = (await test.Post(book, Supply(book))).Value.RecordedAt;
        foreach (TimeSpan shift in (TimeSpan[])[-s_hour, s_hour, -s_year, s_year * 2, -s_year, TimeSpan.Zero, s_year])
        {
            test.Clock.Advance(shift);
            foreach (bool restart in (bool[])[false, true])
            {
                if (restart) await test.Restart();
                Instant at = (await test.Post(book, Supply(book))).Value.RecordedAt;
                Instant next = new(last.Microseconds + 1);
                Assert.Equal(test.Clock.Now > last ? test.Clock.Now : next, at);
                last = at;
            }
            _ = await LedgerFactory.Checkpoints(test.Database, key.Key).Make(test.Clock.Now);
            await Witness.AssertSound(test.Database);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_deadline_that_has_passed_stays_passed_and_another_is_kept_to_the_microsecond(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        await test.Seed(book, 1, 100);
        Instant start = test.Clock.Now, due = start + TimeSpan.FromMinutes(10);
        await Ok(test.Post(book, Hold(book, 1, due), Hold(book, 2, due), Hold(book, 3, due + TimeSpan.FromMinutes(1))));
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(due, (await test.Post(book, Supply(book))).Value.RecordedAt);

        test.Clock.Advance(-s_year);
        await test.Restart();
        await Refused(LedgerRefusals.HoldExpired, test.Post(book, new PostHold(Name(1))));
        await Ok(test.Post(book, new ExpireHold(Name(1))));
        await Refused(LedgerRefusals.HoldNotDue, test.Post(book, new ExpireHold(Name(3))));
        await Ok(test.Post(book, new PostHold(Name(3))));
        // In the future by the clock on the wall, and past by what is recorded.
        await Refused(LedgerRefusals.DeadlinePassed, test.Post(book, Hold(book, 4, start + TimeSpan.FromMinutes(5))));

        Instant last = (await test.Post(book, Supply(book))).Value.RecordedAt;
        await Ok(test.Post(book, Hold(book, 5, new Instant(last.Microseconds + 3))));
        // The hold was recorded one microsecond after the last entry, this is the second, and the next the third.
        await Refused(LedgerRefusals.HoldNotDue, test.Post(book, new ExpireHold(Name(5))));
        await Ok(test.Post(book, Supply(book)));
        await Refused(LedgerRefusals.HoldExpired, test.Post(book, new PostHold(Name(5))));
        await Ok(test.Post(book, new ExpireHold(Name(5)), new ExpireHold(Name(2))));
        await Witness.AssertSound(test.Database);
    }

    /// <summary>A refusal that is kept keeps its answer, whatever the clock says when it is asked for again.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_request_has_the_same_answer_on_any_day(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        EntryRequest good = test.Entry(book, Supply(book));
        EntryRequest refused = test.Entry(book, new ReleaseHold(Name(9)));
        Receipt first = (await test.Ledger.Post(good)).Value;
        await Refused(LedgerRefusals.HoldUnknown, test.Ledger.Post(refused));
        foreach (TimeSpan shift in (TimeSpan[])[-s_year, s_hour, s_year])
        {
            test.Clock.Advance(shift);
            await test.Restart();
            Assert.Equal(first with { Repeated = true }, (await test.Ledger.Post(good)).Value);
            await Refused(LedgerRefusals.HoldUnknown, test.Ledger.Post(refused));
        }
    }

    private static async Task Ok(Task<Outcome<Receipt>> posted)
    {
        Outcome<Receipt> outcome = await posted;
        Assert.False(outcome.IsRefused, outcome.ToString());
    }

    private static async Task Refused(RefusalCode code, Task<Outcome<Receipt>> posted) =>
        Assert.Equal(code, (await posted).Refusal?.Code);

    private static Id Name(int number) => new((UInt128)number);

    private static Move Supply(int book) =>
        new(TestLedger.Key(book, Chart.Supply, 1), TestLedger.Key(book, Chart.OnHand, 1), 1);

    private static Reserve Hold(int book, int number, Instant deadline) => new(
        Name(number), deadline,
        [new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, number), 2)]);
}
