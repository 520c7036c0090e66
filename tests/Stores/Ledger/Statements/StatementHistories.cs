using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger.Histories;
using Model = Sampan.Tests.Tools.Model;

namespace Sampan.Tests.Stores.Ledger.Statements;

/// <summary>
/// Random histories with entries that take effect on other days than they are recorded, and statements with random
/// bounds against sums over every transfer there is. A failure prints its seed; SAMPAN_SEED runs that history again.
/// </summary>
public sealed class StatementHistories
{
    private const int Operations = 400;
    private const int Questions = 400;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Any_statement_says_what_all_transfers_add_up_to(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int seed = LongRun.Seed();
        await Play(test, seed);
        List<PlainTransfer> all = await PlainTransfer.ReadAll(test.Database);
        List<AccountKey> accounts = [.. all.SelectMany(t => new[] { t.Debit, t.Credit }).Distinct()];
        Assert.True(accounts.Count > 10);
        var random = new Random(seed);
        for (int i = 0; i < Questions; i++)
        {
            StatementQuery query = Question(random, accounts[random.Next(accounts.Count)], test.Clock.Now);
            AccountStatement statement = await StatementTests.Statement(test, query);
            string why = $"seed {seed}: {query}";
            PlainStatement expected = PlainStatement.Of(query, all);
            Assert.True(expected.Opening == statement.Opening, why);
            Assert.True(expected.Closing == statement.Closing, why);
            Assert.True(
                expected.Movements.SequenceEqual(
                    statement.Movements.Select(m => (m.Transfer, m.Credit - m.Debit, m.Balance))), why);
            Assert.True(expected.Held.SequenceEqual(statement.Held.Select(h => h.Transfer)), why);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_statement_of_everything_ends_with_the_accounts_own_counters(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        await Play(test, Random.Shared.Next());
        IStatements statements = LedgerFactory.Statements(test.Database);
        for (int book = 1; book <= 3; book++)
        {
            foreach (Account account in await statements.Accounts(book, 0, 1000))
            {
                AccountStatement statement = await StatementTests.Statement(test, new StatementQuery(account.Key));
                Assert.Equal(account.Balance, statement.Closing);
                Assert.Equal(account.DebitsPending, statement.Held.Sum(h => h.Debit));
                Assert.Equal(account.CreditsPending, statement.Held.Sum(h => h.Credit));
                Assert.Equal(statement.Held, (await statements.Held(account.Key)).Value);

                var paged = new List<Movement>();
                while ((await statements.Movements(account.Key, paged.Count == 0 ? 0 : paged[^1].Transfer, 7)).Value
                    is { Count: > 0 } page) paged.AddRange(page);
                Assert.Equal(statement.Movements, paged);
            }
        }
    }

    internal static async Task Play(TestLedger test, int seed, int operations = Operations, int history = 1)
    {
        var model = new Model.Model(books: 2);
        Translation translation = await Translation.Open(test, history, books: 2);
        var random = new Random(seed);
        using var key = new TestKey();
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, key.Key);
        for (int i = 0; i < operations; i++)
        {
            // Whether a statement begins at a snapshot or at the first transfer, it says the same.
            if (i == operations / 2 || (i > 0 && random.Next(40) == 0)) _ = await snapshots.Make(test.Clock.Now);
            Model.Entry drawn = Model.Draw.Next(model, random.Next()).Entry;
            EntryRequest entry = translation.Of(drawn);
            if (random.Next(3) == 0)
                entry = entry with { Effective = test.Clock.Now.UtcDate.AddDays(random.Next(-8, 4)) };
            _ = model.Ask(drawn);
            Outcome<Receipt> posted = await test.Ledger.Post(entry);
            await test.Ledger.Settled();
            if (!posted.IsRefused) translation.Record(drawn.Request, posted.Value.Seq);
            // Mostly minutes, so that holds run their ways; now and then days.
            int seconds = random.Next(12) == 0 ? 3600 * random.Next(1, 60) : 40;
            model.Pass(seconds);
            test.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    internal static StatementQuery Question(Random random, AccountKey account, Instant now)
    {
        DateOnly? from = random.Next(4) == 0 ? null : Day();
        DateOnly? to = random.Next(4) == 0 ? null : Day();
        if (from > to) (from, to) = (to, from);
        return new StatementQuery(account)
        {
            From = from,
            To = to,
            By = random.Next(2) == 0 ? EntryDate.Recorded : EntryDate.Effective,
            KnownAt = random.Next(3) == 0 ? now + TimeSpan.FromHours(-random.Next(0, 24 * 45)) : null,
        };

        DateOnly Day() => now.UtcDate.AddDays(-random.Next(-5, 45));
    }
}
