using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// A journal that an older program wrote is opened, found clean and written on. Old/journal-N.sql holds the rows as
/// the program left them that knew N versions of the schema.
/// </summary>
public sealed partial class BringForwardTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_journal_of_the_first_schema_is_brought_forward(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await Schema.Apply(test.Database, typeof(LedgerFactory).Assembly, LedgerFactory.Schemas[0]);
        await Fill(test.Database, "journal-1.sql");
        IJournal journal = LedgerFactory.Journal(test.Database);
        var clock = new ManualClock();
        for (int opening = 0; opening < 2; opening++)
        {
            await using ILedger ledger = await LedgerFactory.Open(test.Database, clock, NullLogger.Instance);
            AuditReport report = await journal.Audit();
            Assert.Equal([], report.Findings);
            Assert.Equal(opening == 0 ? (7, 11) : (10, 12), (report.Entries, report.Transfers));
            if (opening == 0) await GoOn(ledger);
        }
    }

    /// <summary>What was answered is answered so again, and what the older program could not do is done.</summary>
    private static async Task GoOn(ILedger ledger)
    {
        int book = (await ledger.Book(new Id(1))).Value;
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 77);
        const long last = 1099511627783;
        EntryRequest before = new() { Request = default, Book = book, Kind = "test.forward", Facts = [1] };
        Assert.True((await ledger.Post(before with { Request = Request.Of("test", "2") })).Value.Repeated);
        Refuses("balance_short", await ledger.Post(before with { Request = Request.Of("test", "5") }));

        Accepts(await Post("close", step: new CloseAccount(arrivals)));
        Refuses("account_closed", await Post("correct too early", corrects: last));
        Accepts(await Post("reopen", step: new ReopenAccount(arrivals)));
        Accepts(await Post("correct", corrects: last));
        Refuses("entry_corrected", await Post("correct twice", corrects: last));

        Task<Outcome<Receipt>> Post(string name, Step? step = null, long? corrects = null) => ledger.Post(before with
        {
            Request = Request.Of("forward", name),
            Steps = step is null ? [] : [step],
            Corrects = corrects,
        });
    }

    private static void Accepts(Outcome<Receipt> outcome) => Assert.False(outcome.IsRefused, outcome.ToString());

    private static void Refuses(string code, Outcome<Receipt> outcome) =>
        Assert.Equal(code, outcome.Refusal?.Code.Name);

    private static async Task Fill(Database database, string file)
    {
        string sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Ledger", "Old", file));
        if (database.Engine == Engine.Postgres) sql = Bytes().Replace(sql, @"'\x$1'::bytea");
        await using System.Data.Common.DbConnection connection = await database.Connect();
        _ = await connection.Execute(sql);
    }

    [GeneratedRegex("X'([0-9A-F]*)'")]
    private static partial Regex Bytes();
}
