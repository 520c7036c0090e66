using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Statements;

public sealed class StatementTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_statement_opens_lists_every_movement_and_closes(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1), promised = TestLedger.Key(book, Chart.Promised, 77);
        await test.Seed(book, 1, 100);
        test.Clock.Advance(TimeSpan.FromDays(1));
        var order = new Subject(new Id(77), 0, new Card("order", "placed", new Id(1), new Id(2), null, []));
        Instant deadline = test.Clock.Now + TimeSpan.FromDays(3);
        EntryRequest holds = test.Entry(
            book, new Reserve(new Id(900), deadline, [new Move(onHand, promised, 30)]),
            new Reserve(new Id(901), deadline, [new Move(onHand, promised, 5)]));
        long held = await Seq(holds with { Subject = order });
        long posted = await Seq(test.Entry(book, new PostHold(new Id(900), [20])));
        long moved = await Seq(test.Entry(book, new Move(onHand, promised, 7), new Move(promised, onHand, 3)));

        AccountStatement statement = await Statement(test, new StatementQuery(onHand) { From = Day(2), To = Day(2) });
        Assert.Equal((100, 76), (statement.Opening, statement.Closing));
        Assert.Equal(
            [(posted, 20, 0, 80), (moved, 7, 0, 73), (moved, 0, 3, 76)],
            statement.Movements.Select(m => (m.Seq, m.Debit, m.Credit, m.Balance)));
        Assert.All(statement.Movements, m => Assert.Equal((promised, Day(2)), (m.Other, m.Effective)));
        HeldAmount open = Assert.Single(statement.Held);
        Assert.Equal(
            (held << 8 | 1, new Id(901), new Id(77), deadline, 5L, 0L),
            (open.Transfer, open.Hold, open.Subject, open.Deadline, open.Debit, open.Credit));

        // The day before, and everything.
        statement = await Statement(test, new StatementQuery(onHand) { To = Day(1) });
        Assert.Equal((0, 100, 0), (statement.Opening, statement.Closing, statement.Held.Count));
        Assert.Equal("test.entry", Assert.Single(statement.Movements).Entry);
        statement = await Statement(test, new StatementQuery(onHand));
        Assert.Equal((0, 76, 4), (statement.Opening, statement.Closing, statement.Movements.Count));
        // Nothing in the period: it closes as it opened.
        statement = await Statement(test, new StatementQuery(onHand) { From = Day(5) });
        Assert.Equal((76, 76, 0, 1), (
            statement.Opening, statement.Closing, statement.Movements.Count, statement.Held.Count));

        async Task<long> Seq(EntryRequest entry) => (await test.Ledger.Post(entry)).Value.Seq;
    }

    /// <summary>A bank line of last month read this month: two calendars, and what was known when.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_backdated_entry_is_in_todays_statement_and_not_in_the_one_known_then(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        AccountKey bank = TestLedger.Key(house, Chart.Bank, 1), suspense = TestLedger.Key(house, Chart.Suspense, 8);
        _ = await test.Post(house, new Move(bank, suspense, 500));
        Instant then = test.Clock.Now + TimeSpan.FromHours(1);
        test.Clock.Advance(TimeSpan.FromDays(10));
        Outcome<Receipt> late = await test.Ledger.Post(
            test.Entry(house, new Move(bank, suspense, 70)) with { Effective = Day(1) });

        var firstDay = new StatementQuery(suspense) { To = Day(1), By = EntryDate.Effective };
        AccountStatement today = await Statement(test, firstDay);
        Assert.Equal((570, late.Value.Seq), (today.Closing, today.Movements[^1].Seq));
        Assert.Equal(500, (await Statement(test, firstDay with { KnownAt = then })).Closing);
        Assert.Equal(500, (await Statement(test, firstDay with { By = EntryDate.Recorded })).Closing);

        // By effective date it stands before the period that follows, by recorded date in it.
        var after = new StatementQuery(suspense) { From = Day(2), By = EntryDate.Effective };
        Assert.Equal((570, 0), Shape(await Statement(test, after)));
        Assert.Equal((500, 1), Shape(await Statement(test, after with { By = EntryDate.Recorded })));
        Assert.Equal((500, 0), Shape(await Statement(test, after with { KnownAt = then })));

        static (long, int) Shape(AccountStatement s) => (s.Opening, s.Movements.Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_cannot_be_stated_is_refused_by_name(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        await test.Seed(book, 1, 10);
        IStatements statements = LedgerFactory.Statements(test.Database);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);

        var reversed = new StatementQuery(onHand) { From = Day(2), To = Day(1) };
        Refusal refusal = (await statements.Statement(reversed)).Refusal!;
        Assert.Equal("period_reversed(first=2026-11-25, last=2026-11-24)", refusal.ToString());
        foreach (AccountKey unknown in (AccountKey[])
            [onHand with { Owner = new Id(9) }, onHand with { Book = 99 }, onHand with { Kind = Chart.Promised }])
        {
            Refusal missing = (await statements.Statement(new StatementQuery(unknown))).Refusal!;
            Assert.Equal((LedgerRefusals.AccountUnknown, unknown.Kind.Name), (missing.Code, missing["kind"]));
            Assert.Equal(missing, (await statements.Movements(unknown, 0, 5)).Refusal);
        }
    }

    /// <summary>The database is asked for a thousand transfers at a time.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_long_statement_is_read_in_pages(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);
        Move one = new(TestLedger.Key(book, Chart.Supply, 1), onHand, 1);
        for (int entry = 0; entry < 6; entry++) _ = await test.Post(book, [.. Enumerable.Repeat(one, 200)]);
        AccountStatement statement = await Statement(test, new StatementQuery(onHand));
        Assert.Equal(Enumerable.Range(1, 1200).Select(i => (long)i), statement.Movements.Select(m => m.Balance));

        IStatements statements = LedgerFactory.Statements(test.Database);
        long after = statement.Movements[1099].Transfer;
        Assert.Equal(
            [1101L, 1102L, 1103L], (await statements.Movements(onHand, after, 3)).Value.Select(m => m.Balance));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_statement_of_more_than_it_lists_is_refused(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        await test.Seed(book, 1, 1);
        const string last = "(SELECT max(seq) FROM ledger_entry)";
        string request = engine == Engine.Sqlite ? "randomblob(16)" : "decode(md5(i::text), 'hex')";
        string Numbers(int most) => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n " +
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"WHERE i < {most}) ");
        // The row that is there already, and a hundred thousand more, two hundred of each entry.
        await test.Sql(
            $"{Numbers(100_000)}INSERT INTO ledger_transfer (id, debit, credit, amount, phase) " +
                $"SELECT ({last} + 1 + (i - 1) / 200) * 256 + (i - 1) % 200, debit, credit, 1, 1 " +
                "FROM n, ledger_transfer",
            $"{Numbers(500)}INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, " +
                "version, recorded_at, effective, facts, hash) SELECT seq + i, book, position + i, kind, " +
                $"{request}, content, subject, version, recorded_at + i, effective, facts, hash " +
                "FROM n, ledger_entry");
        var query = new StatementQuery(TestLedger.Key(book, Chart.OnHand, 1));
        Refusal? refusal = (await LedgerFactory.Statements(test.Database).Statement(query)).Refusal;
        Assert.Equal((StatementRefusals.StatementTooLong, "100000"), (refusal?.Code, refusal?["most"]));
    }

    /// <summary>Wrong counters are for the audit to name; the list says what there is, and ends.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Counters_that_hold_more_than_the_journal_keep_no_list_from_ending(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        await test.Seed(book, 1, 10);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);
        Move leg = new(onHand, TestLedger.Key(book, Chart.Promised, 50), 3);
        _ = await test.Post(book, new Reserve(new Id(900), test.Clock.Now + TimeSpan.FromHours(1), [leg]));
        await test.Sql("UPDATE ledger_account SET debits_pending = debits_pending + 1 WHERE kind = 21");
        Assert.Equal(3, Assert.Single((await LedgerFactory.Statements(test.Database).Held(onHand)).Value).Debit);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_accounts_of_a_book_come_in_pages_and_no_other_books(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int first = await test.Book(1), second = await test.Book(2);
        for (int owner = 1; owner <= 5; owner++) await test.Seed(second, owner, owner);
        await test.Seed(first, 1, 1);
        IStatements statements = LedgerFactory.Statements(test.Database);
        Assert.Equal(second, await statements.Book(new Id(2)));
        Assert.Null(await statements.Book(new Id(3)));

        var seen = new List<Account>();
        while (await statements.Accounts(second, seen.Count == 0 ? 0 : seen[^1].Id, 3) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 3);
            seen.AddRange(page);
        }
        Assert.Equal(10, seen.Count);
        Assert.All(seen, account => Assert.Equal(second, account.Key.Book));
        Assert.Equal(15, seen.Where(a => a.Key.Kind == Chart.OnHand).Sum(a => a.Balance));
    }

    /// <summary>Days are counted from the one on which the tests' clock stands at first.</summary>
    internal static DateOnly Day(int number) => new DateOnly(2026, 11, 23).AddDays(number);

    internal static async Task<AccountStatement> Statement(TestLedger test, StatementQuery query) =>
        (await LedgerFactory.Statements(test.Database).Statement(query)).Value;
}
