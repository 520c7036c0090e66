using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Statements;

public sealed class TrialBalanceTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task On_any_day_it_is_what_all_transfers_add_up_to_and_balances(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        await StatementHistories.Play(test, Random.Shared.Next());
        List<PlainTransfer> all = await PlainTransfer.ReadAll(test.Database);
        IStatements statements = LedgerFactory.Statements(test.Database);
        DateOnly today = test.Clock.Now.UtcDate;
        for (int i = 0; i < 60; i++)
        {
            var query = new TrialBalanceQuery
            {
                Book = i % 3 == 0 ? null : i % 3,
                At = i % 5 == 0 ? null : today.AddDays(5 - Random.Shared.Next(50)),
                By = i % 2 == 0 ? EntryDate.Recorded : EntryDate.Effective,
            };
            TrialBalance balance = (await statements.TrialBalance(query)).Value;
            Assert.Equal(Plain(query, all), balance.Lines);
            Assert.True(balance.IsBalanced, $"{query}");
            Assert.All(balance.Totals, total => Assert.Equal(total.Debits, total.Credits));
        }
    }

    /// <summary>SQLite makes a floating number of an integer sum that overflows, or fails.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Totals_may_pass_what_one_counter_can_hold(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        for (int owner = 1; owner <= 5; owner++) await test.Seed(book, owner, Money.Cap);
        IStatements statements = LedgerFactory.Statements(test.Database);
        foreach (DateOnly? day in (DateOnly?[])[null, test.Clock.Now.UtcDate, DateOnly.MaxValue])
        {
            TrialBalance balance = (await statements.TrialBalance(new TrialBalanceQuery { At = day })).Value;
            Assert.Equal((Int128)Money.Cap * 5, Assert.Single(balance.Totals).Credits);
            Assert.Equal(-(Int128)Money.Cap * 5, balance.Lines.Single(l => l.Kind == Chart.Supply).Balance);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_book_nobody_opened_has_none_and_all_books_add_up_by_kind(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        IStatements statements = LedgerFactory.Statements(test.Database);
        var unknown = new TrialBalanceQuery { Book = 77 };
        Assert.Equal(LedgerRefusals.BookUnknown, (await statements.TrialBalance(unknown)).Refusal!.Code);
        Assert.Empty((await statements.TrialBalance(new TrialBalanceQuery())).Value.Lines);

        await test.Seed(await test.Book(1), 1, 10);
        await test.Seed(await test.Book(2), 2, 32);
        TrialBalance balance = (await statements.TrialBalance(new TrialBalanceQuery())).Value;
        Assert.Equal(4, balance.Lines.Count);
        Assert.Equal(
            [(Chart.Supply, (Int128)(-42)), (Chart.OnHand, 42)], balance.OverBooks().Select(l => (l.Kind, l.Balance)));
    }

    /// <summary>Rows that counters do not agree with make a trial balance that says so.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Value_made_from_nothing_shows(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        await test.Seed(await test.Book(1), 1, 10);
        await test.Sql("UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE kind = 21");
        TrialBalance balance =
            (await LedgerFactory.Statements(test.Database).TrialBalance(new TrialBalanceQuery())).Value;
        Assert.False(balance.IsBalanced);
    }

    private static List<TrialBalanceLine> Plain(TrialBalanceQuery query, List<PlainTransfer> all)
    {
        bool Recorded(PlainTransfer t) => query.At is null || t.RecordedAt.UtcDate <= query.At;
        bool Counts(PlainTransfer t) =>
            query.At is null || (query.By == EntryDate.Recorded ? Recorded(t) : t.Effective <= query.At);
        HashSet<long?> resolved = [.. all.Where(Recorded).Select(t => t.Pending)];
        var lines = new List<TrialBalanceLine>();
        IEnumerable<(AccountKey Key, PlainTransfer T)> sides =
            all.SelectMany(t => new[] { (t.Debit, t), (t.Credit, t) });
        foreach (var group in sides.Where(s => query.Book is null || s.Key.Book == query.Book)
            .GroupBy(s => (s.Key.Book, s.Key.Kind, s.Key.Commodity))
            .OrderBy(g => g.Key.Book).ThenBy(g => g.Key.Kind.Code).ThenBy(g => g.Key.Commodity.Code))
        {
            PlainTransfer[] posted = [.. Distinct(group, t => t.Phase is 1 or 3 && Counts(t))];
            PlainTransfer[] held = [.. Distinct(group, t => t.Phase == 2 && Recorded(t) && !resolved.Contains(t.Id))];
            bool Out(PlainTransfer t) => Of(t.Debit) == group.Key;
            bool In(PlainTransfer t) => Of(t.Credit) == group.Key;
            var line = new TrialBalanceLine(
                group.Key.Book, group.Key.Kind, group.Key.Commodity, Sum(posted, Out), Sum(posted, In),
                Sum(held, Out), Sum(held, In));
            if (posted.Length + held.Length > 0) lines.Add(line);
        }
        return lines;

        static (int, AccountKind, Commodity) Of(AccountKey key) => (key.Book, key.Kind, key.Commodity);

        static IEnumerable<PlainTransfer> Distinct(
            IEnumerable<(AccountKey Key, PlainTransfer T)> group, Func<PlainTransfer, bool> which) =>
            group.Select(s => s.T).Distinct().Where(which);

        static Int128 Sum(IEnumerable<PlainTransfer> transfers, Func<PlainTransfer, bool> which) =>
            transfers.Where(which).Aggregate((Int128)0, (sum, t) => sum + t.Amount);
    }
}
