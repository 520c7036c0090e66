using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// Subjects' cards are made again from their entries, by whoever reads their facts; here they follow from how many
/// entries there are.
/// </summary>
public sealed class CardRepairTests
{
    /// <summary>A field, what was done to it, and what the finding shows of that.</summary>
    private static readonly Dictionary<string, (string Sql, string? Found)> Cases = new()
    {
        ["kind"] = ("kind = 'garbled'", "garbled"),
        ["state"] = ("state = 'shipped\n\u001b[31m'", "unreadable"),
        ["state of sixty letters"] = ($"state = '{new string('g', 60)}'", new string('g', 60)),
        ["state too long to show"] = ($"state = '{new string('g', 61)}'", "unreadable"),
        ["seller"] = ("seller = id", null),
        ["buyer"] = ("buyer = id", null),
        ["due"] = ("due = NULL", "none"),
        ["due much too late"] = ("due = 9223372036854775807", "unreadable"),
        ["due before time began"] = ("due = -1", "unreadable"),
        ["summary"] = ("card = id", "something else"),
    };

    public static TheoryData<Engine, string> All
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (string name in Cases.Keys)
            {
                data.Add(Engine.Sqlite, name);
                data.Add(Engine.Postgres, name);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_field_that_differs_is_named_and_mended(Engine engine, string what)
    {
        await using TestLedger test = await Laid(engine);
        string before = await SubjectRows.Text(test.Database);
        (string sql, string? found) = Cases[what];
        await test.Sql($"UPDATE ledger_subject SET {sql} WHERE book = 2");
        string garbled = await SubjectRows.Text(test.Database);

        RepairReport seen = (await LedgerFactory.Repair(test.Database, _ => false, new Counting())).Value;
        AuditFinding finding = Assert.Single(seen.Mendable);
        Assert.Equal(("subject", $"{Subject} {what.Split(' ')[0]}"), (finding.Check, finding.Where));
        Assert.Equal(found ?? $"{Subject}", finding.Found);
        Assert.Equal(garbled, await SubjectRows.Text(test.Database));

        RepairReport mended = (await LedgerFactory.Repair(test.Database, _ => true, new Counting())).Value;
        Assert.True(mended.IsMended && mended.IsSound);
        Assert.Equal(before, await SubjectRows.Text(test.Database));
        await test.AssertClean();
        await test.Restart();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Lost_rows_are_made_again_beside_whatever_else_is_wrong(Engine engine)
    {
        await using TestLedger test = await Laid(engine);
        string before = await SubjectRows.Text(test.Database);
        Assert.Empty((await LedgerFactory.Repair(test.Database, _ => true, new Counting())).Value.Mendable);
        await test.Sql(
            "DELETE FROM ledger_subject WHERE book = 2",
            "UPDATE ledger_subject SET version = 1, state = 'garbled', seller = id WHERE book = 3");
        RepairReport report = (await LedgerFactory.Repair(test.Database, _ => true, new Counting())).Value;
        Assert.True(report.IsMended && report.IsSound);
        Assert.Equal(
            [("a row", "none"), ("shipped", "garbled")],
            report.Mendable.Where(f => f.Expected is "a row" or "shipped").Select(f => (f.Expected, f.Found)));
        Assert.Equal(4, report.Mendable.Count);
        Assert.Equal(before, await SubjectRows.Text(test.Database));
        await test.AssertClean();
        await test.Restart();
    }

    /// <summary>Who made them may know more than the entries of one program's age tell.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_the_maker_does_not_know_is_left_as_it_is(Engine engine)
    {
        await using TestLedger test = await Laid(engine);
        await test.Sql(
            "DELETE FROM ledger_subject WHERE book = 2", "UPDATE ledger_subject SET state = 'other' WHERE book = 3");
        string before = await SubjectRows.Text(test.Database);
        RepairReport report = (await LedgerFactory.Repair(test.Database, _ => true, new Knowing(nothing: true))).Value;
        Assert.Empty(report.Mendable);
        Assert.Equal(("subject", "none"), (Assert.Single(report.Left).Check, report.Left[0].Found));
        Assert.Equal(before, await SubjectRows.Text(test.Database));
        // Nor is anything changed that the maker takes as it found it.
        await test.Sql("UPDATE ledger_subject SET due = 77");
        report = (await LedgerFactory.Repair(test.Database, _ => true, new Knowing(nothing: false))).Value;
        Assert.Empty(report.Mendable);
        await test.Restart();
    }

    /// <summary>What is mended is compared once more before it is kept.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_maker_that_changes_its_mind_mends_nothing(Engine engine)
    {
        await using TestLedger test = await Laid(engine);
        await test.Sql("UPDATE ledger_subject SET state = 'garbled'");
        string garbled = await SubjectRows.Text(test.Database);
        _ = await Assert.ThrowsAsync<InvalidOperationException>(
            () => LedgerFactory.Repair(test.Database, _ => true, new Wavering()));
        Assert.Equal(garbled, await SubjectRows.Text(test.Database));
    }

    /// <summary>More subjects than are read at once, of several entries each.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_subject_is_made_from_its_own_entries_in_their_order(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        for (int number = 1; number <= 150; number++)
            for (int version = 0; version <= number % 3; version++)
                Assert.False((await test.Ledger.Post(test.Entry(book) with
                {
                    Subject = new Subject(new Id((UInt128)number), version, Counting.Card(version + 1)),
                })).IsRefused);
        await test.Ledger.DisposeAsync();
        string before = await SubjectRows.Text(test.Database);
        var maker = new Counting();
        Assert.Empty((await LedgerFactory.Repair(test.Database, _ => true, maker)).Value.Mendable);
        Assert.Equal(150, maker.Asked.Count);
        Assert.All(maker.Asked, asked => Assert.Equal(Enumerable.Range(1, asked.Length), asked));
        await test.Sql("DELETE FROM ledger_subject");
        Assert.True((await LedgerFactory.Repair(test.Database, _ => true, maker)).Value.IsSound);
        Assert.Equal(before, await SubjectRows.Text(test.Database));
        await test.Restart();
    }

    /// <summary>The subject of the first seller's book, which is the second that was opened.</summary>
    private static readonly Id Subject = new(7702);

    private static async Task<TestLedger> Laid(Engine engine)
    {
        TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        await test.Ledger.DisposeAsync();
        // Its cards are all alike: from here on they follow from their entries.
        Assert.True((await LedgerFactory.Repair(test.Database, _ => true, new Counting())).Value.IsMended);
        return test;
    }

    /// <summary>Never says the same twice.</summary>
    private sealed class Wavering : ICardMaker
    {
        private int _asked;

        public Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found) =>
            Task.FromResult<Card?>(Counting.Card(1) with { State = $"thought {++_asked}" });
    }

    private sealed class Counting : ICardMaker
    {
        public List<int[]> Asked { get; } = [];

        public Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found)
        {
            Asked.Add([.. entries.Select(entry => entry.Version)]);
            return Task.FromResult<Card?>(Card(entries.Count));
        }

        internal static Card Card(int entries) => new(
            "order", entries > 1 ? "shipped" : "placed", new Id(11), new Id(12), new Instant(1_000_000 + entries),
            [1, 2, (byte)entries]);
    }

    private sealed class Knowing(bool nothing) : ICardMaker
    {
        public Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found) =>
            Task.FromResult(nothing ? null : found);
    }
}
