using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>A repair that does not come to its end has mended all or nothing, and is simply begun again.</summary>
public sealed class RepairFaultTests
{
    private static readonly string[] s_damage =
    [
        "UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE closed = 0",
        "UPDATE ledger_hold SET status = 0, resolved_by = NULL WHERE status = 1",
        "DELETE FROM ledger_subject WHERE id = (SELECT id FROM ledger_subject ORDER BY id LIMIT 1)",
        "UPDATE ledger_subject SET version = 1, changed_at = 5, state = 'garbled'",
        "UPDATE ledger_book SET entries = entries + 3",
        "UPDATE ledger_partition SET seq = seq + 5",
    ];

    private static readonly WorkCards s_cards = new();

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_repair_that_fails_between_any_two_statements_has_mended_nothing(Engine engine)
    {
        await using WiredLedger wired = await WiredLedger.Create(engine);
        IReadOnlyList<AuditFinding> damage = await Damaged(wired.Direct);
        bool hasFailed = true;
        for (int moment = Random.Shared.Next(LongRun.Step(engine)) + 1; hasFailed; moment += LongRun.Step(engine))
        {
            wired.FailAt(moment);
            try
            {
                Assert.True((await LedgerFactory.Repair(wired.Wired, _ => true, s_cards)).Value.IsMended);
            }
            catch (DbException)
            {
                Assert.True(wired.HasFailed);
            }
            hasFailed = wired.HasFailed;
            wired.FailNoMore();
            IReadOnlyList<AuditFinding> after = (await LedgerFactory.Journal(wired.Direct).Audit()).Findings;
            if (after.Count > 0) Assert.Equal(damage, after);
            // The commit had happened, and only its answer was lost.
            else if (hasFailed) damage = await Damaged(wired.Direct);
        }
        Assert.DoesNotContain("garbled", await SubjectRows.Text(wired.Direct), StringComparison.Ordinal);
        await Witness.AssertSound(wired.Direct);
    }

    /// <summary>The command itself, killed at places that the seed gives.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_repair_that_is_killed_has_mended_all_or_nothing(Engine engine)
    {
        int seed = LongRun.Seed();
        await using TestDatabase database = await TestDatabase.CreateAlone(engine);
        IReadOnlyList<AuditFinding> damage = await Damaged(database.Database);
        for (int i = 0; i < (LongRun.IsAsked ? 20 : 2); i++)
        {
            string[] arguments = [database.Url, "0", Phase.Repairing, $"{unchecked(seed + i)}", "process"];
            Assert.Equal([$"struck {Phase.Repairing}"], await CrashedRun.Lines(arguments));
            IReadOnlyList<AuditFinding> after = (await LedgerFactory.Journal(database.Database).Audit()).Findings;
            if (after.Count == 0) damage = await Damaged(database.Database);
            else Assert.Equal(damage, after);
        }
        Assert.True((await LedgerFactory.Repair(database.Database, _ => true, s_cards)).Value.IsMended);
        Assert.DoesNotContain("garbled", await SubjectRows.Text(database.Database), StringComparison.Ordinal);
        await Witness.AssertSound(database.Database);
    }

    /// <summary>A journal whose counting rows are wrong, made if it is not there; with what the audit says.</summary>
    private static async Task<IReadOnlyList<AuditFinding>> Damaged(Database database)
    {
        await using (ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance))
        {
            int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(1))).Value;
            var work = new Work(1, house, book);
            for (int number = 0; number < Work.Round - 1; number++)
                _ = await ledger.Post(work.Entry(0, number, 0));
        }
        await using DbConnection connection = await database.Connect();
        foreach (string sql in s_damage) _ = await connection.Execute(sql);
        IReadOnlyList<AuditFinding> findings = (await LedgerFactory.Journal(database).Audit()).Findings;
        Assert.True(findings.Count > 5, string.Join("; ", findings));
        return findings;
    }
}
