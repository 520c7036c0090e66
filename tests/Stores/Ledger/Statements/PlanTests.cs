using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Statements;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Statements;

/// <summary>
/// How each engine means to answer a statement's questions: by index alone. Asked of a database whose tables have never
/// been counted, where a planner knows least, and again after they were.
/// </summary>
public sealed class PlanTests
{
    private static readonly Dictionary<string, string> Questions = new()
    {
        [nameof(StatementSql.Account)] = StatementSql.Account,
        [nameof(StatementSql.Snapshot)] = StatementSql.Snapshot,
        [nameof(StatementSql.Stood)] = StatementSql.Stood,
        [nameof(StatementSql.Transfers)] = StatementSql.Transfers,
        [nameof(StatementSql.Pending)] = StatementSql.Pending,
    };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_question_of_a_statement_reads_the_whole_journal(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        await StatementHistories.Play(test, 1, operations: 100);
        await Check(test);
        await test.Sql("ANALYZE");
        await Check(test);
    }

    private static async Task Check(TestLedger test)
    {
        foreach ((string name, string sql) in Questions)
        {
            string plan = await Plan(test.Database, sql);
            // "SCAN t" is the page of transfers itself, already cut to its length.
            Assert.False(
                plan.Contains("SCAN ledger", StringComparison.Ordinal) ||
                plan.Contains("Seq Scan", StringComparison.Ordinal), $"{name}: {plan}");
            Assert.Contains("ledger_", plan, StringComparison.Ordinal);
            if (name is not (nameof(StatementSql.Transfers) or nameof(StatementSql.Pending))) continue;
            Assert.Contains("ledger_transfer_debit", plan, StringComparison.Ordinal);
            Assert.Contains("ledger_transfer_credit", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Plan(Database database, string sql)
    {
        await using StatementReads reads = await StatementReads.Open(database, TestContext.Current.CancellationToken);
        bool sqlite = database.Engine == Engine.Sqlite;
        (string, object?)[] values =
        [
            ("owner", Id.None.ToBytes()), ("kind", 1L), ("book", 1L), ("commodity", "THB"), ("account", 4294967297L),
            ("after", 0L), ("before", long.MaxValue), ("page", 1000L),
            ("recorded", long.MaxValue), ("through", long.MaxValue),
        ];
        DbCommand explain = reads.Explain(
            (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sql,
            [.. values.Where(v => sql.Contains($"@{v.Item1}", StringComparison.Ordinal))]);
        List<string> lines = await explain.Rows(row => row.GetString(sqlite ? 3 : 0));
        return string.Join('\n', lines);
    }
}
