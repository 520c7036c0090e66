using System.Data.Common;
using System.Diagnostics;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;

namespace Sampan.Tests.Journeys.Trade;

/// <summary>
/// <c>./sampan demo-trade</c> as a process of its own, killed with SIGKILL after the steps it reports, and started
/// again: the trade ends once, and the audit finds nothing.
/// </summary>
public sealed class DemoTradeTests
{
    private static readonly string[] Steps = ["offered", "accepted", "paid", "shipped", "delivered", "released"];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_trade_killed_after_its_steps_ends_once(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        foreach (string step in StepsOn(engine)) await RunAndKillAfter(sampan, step);
        Said played = (await sampan.Run("demo-trade", "--json")).Done();
        Assert.Equal("PaidOut", (string?)played.Json["state"]);

        _ = (await sampan.Run("ledger", "audit")).Done();
        await using Database database = Database.Open(sampan.Url).Value;
        AuditReport report = await LedgerFactory.Journal(database).Audit();
        Assert.Empty(report.Findings);
        string[] bank = await File.ReadAllLinesAsync(Path.Combine(sampan.Folder, "var", "sandbox-bank", "bank.jsonl"));
        // The buyer paid once and the seller was paid once, however often the trade was cut off.
        Assert.Equal(1, bank.Count(line => line.Contains("Yuki Tanaka", StringComparison.Ordinal)));
        await using DbConnection connection = await database.Connect();
        List<string> kinds = await connection.Command("SELECT kind FROM ledger_entry").Rows(row => row.GetString(0));
        string[] expected =
            ["order.offered", "order.placed", "payment.received", "goods.shipped", "payout.sent", "payout.settled"];
        foreach (string once in expected)
            Assert.Single(kinds, once);
    }

    /// <summary>
    /// On PostgreSQL, where a start takes longest, the ordinary run kills after the two steps between which the money
    /// moves; the long run after every one.
    /// </summary>
    private static string[] StepsOn(Engine engine) =>
        LongRun.IsAsked || engine == Engine.Sqlite ? Steps : ["paid", "released"];

    private static async Task RunAndKillAfter(CommandRun sampan, string step)
    {
        using Process process = sampan.Start("demo-trade");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(step, StringComparison.Ordinal)) continue;
            process.Kill();
            break;
        }
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
