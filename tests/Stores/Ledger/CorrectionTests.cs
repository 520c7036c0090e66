using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Corrections where scripts do not reach: what the journal shows, over restarts, within one commit.</summary>
public sealed class CorrectionTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_journal_shows_what_corrects_what(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        Move ten = Supply(book, 10), eight = Supply(book, 8);
        Subject order = new(new Id(77), 0, new Card("order", "placed", new Id(1), new Id(2), null, []));
        long wrong = (await test.Ledger.Post(test.Entry(book, ten) with { Subject = order })).Value.Seq;
        Assert.Null((await test.Journal.Entry(wrong))!.CorrectedBy);

        long right = (await test.Ledger.Post(
            test.Entry(book, eight) with { Corrects = wrong, Subject = order with { DecidedOn = 1 } })).Value.Seq;
        JournalEntry[] entries = [.. await test.Journal.Entries(new Id(77))];
        Assert.Equal([(null, right), (wrong, null)], entries.Select(e => (e.Corrects, e.CorrectedBy)));
        Assert.Equal(wrong, (await test.Journal.Entry(right))!.Corrects);
        Assert.Null(await test.Journal.Entry(right + 1));

        JournalMove[] moves = [.. await test.Journal.Moves(right)];
        Assert.Equal(
            [(ten.Credit, ten.Debit, 10), (eight.Debit, eight.Credit, 8)],
            moves.Select(m => (m.Debit, m.Credit, m.Amount)));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_entry_is_corrected_once_after_a_restart_too(Engine engine)
    {
        // Memory for a handful of accounts: every leg is looked up again.
        await using TestLedger test = await TestLedger.Open(engine, capacity: 2);
        int book = await test.Book(1);
        long wrong = (await test.Post(book, Supply(book, 10), Supply(book, 3, owner: 2))).Value.Seq;
        for (int i = 3; i < 9; i++) await test.Seed(book, i, 1);
        await test.Restart();
        long by = (await test.Ledger.Post(test.Entry(book) with { Corrects = wrong })).Value.Seq;
        await test.Restart();
        Refusal again = (await test.Ledger.Post(test.Entry(book) with { Corrects = wrong })).Refusal!;
        Assert.Equal((LedgerRefusals.EntryCorrected, $"{wrong}", $"{by}"), (again.Code, again["entry"], again["by"]));
        Assert.Equal((0, 3, 0, 3), await test.Counters(TestLedger.Key(book, Chart.OnHand, 2)));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Entry_and_correction_may_share_a_commit(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int book = await test.Book(1);
        long last = (await test.Post(book)).Value.Seq;
        using var queued = new ManualResetEventSlim();
        store!.BeforeCommit = _ =>
        {
            queued.Wait();
            return null;
        };
        // The first keeps the loop waiting until the rest are queued behind it: they come in one group.
        Task<Outcome<Receipt>>[] posted =
        [
            test.Post(book), test.Post(book, Supply(book, 10)), Correct(last + 2), Correct(last + 2),
            test.Post(book, new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Supply, 1), 1)),
            Correct(last + 3), Correct(last + 9),
        ];
        queued.Set();
        string[] answers = new string[posted.Length];
        for (int i = 0; i < answers.Length; i++) answers[i] = (await posted[i]).Refusal?.Code.Name ?? "ok";
        Assert.Equal(["ok", "ok", "ok", "entry_corrected", "balance_short", "ok", "entry_unknown"], answers);
        Assert.Equal((0, 10, 0, 20), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();

        Task<Outcome<Receipt>> Correct(long seq) => test.Ledger.Post(test.Entry(book) with { Corrects = seq });
    }

    /// <summary>The commit happened and nobody heard of it: made again, it is found and not corrected twice.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_correction_that_happened_unheard_is_not_made_twice(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int book = await test.Book(1);
        long wrong = (await test.Post(book, Supply(book, 10))).Value.Seq;
        int left = 1;
        store!.AfterCommit = _ => left-- > 0 ? new ConnectionLost() : null;
        Receipt receipt = (await test.Ledger.Post(test.Entry(book) with { Corrects = wrong })).Value;
        Assert.True(receipt.Repeated);
        Assert.Equal((0, 10, 0, 10), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    /// <summary>Numbers that no entry has, before the first and after the last.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_entry_that_never_was_is_unknown(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        long last = (await test.Post(book, Supply(book, 10))).Value.Seq;
        foreach (long seq in (long[])[0, 1, last + 1, long.MaxValue])
        {
            Refusal unknown = (await test.Ledger.Post(test.Entry(book) with { Corrects = seq })).Refusal!;
            Assert.Equal((LedgerRefusals.EntryUnknown, $"{seq}"), (unknown.Code, unknown["entry"]));
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_second_half_of_a_sweep_is_not_corrected_either(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        Move statement = new(TestLedger.Key(house, Chart.Bank, 1), suspense, 700);
        Sweep sweep = new(suspense, TestLedger.Key(book, Chart.Arrivals, 50), 700);
        long first = (await test.Post(house, statement, sweep)).Value.Seq;
        await test.Ledger.Settled();
        Assert.Equal("sweep.arrived", (await test.Journal.Entry(first + 1))!.Kind);
        Outcome<Receipt> second = await test.Ledger.Post(test.Entry(book) with { Corrects = first + 1 });
        Assert.Equal(LedgerRefusals.EntryNotCorrectable, second.Refusal?.Code);
        await test.AssertClean();
    }

    private static Move Supply(int book, long units, int owner = 1) =>
        new(TestLedger.Key(book, Chart.Supply, 1), TestLedger.Key(book, Chart.OnHand, owner), units);
}
