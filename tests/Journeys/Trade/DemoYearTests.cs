using System.Diagnostics;
using System.Text.Json.Nodes;
using Sampan.Host.Demo.Year;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Trade;

/// <summary>
/// <c>./sampan demo-year</c> as a process of its own: every kind of event happens, the audit finds nothing, the same
/// seed gives the same year on both engines, and a play that was killed goes on to the same end.
/// </summary>
public sealed class DemoYearTests
{
    private const string Until = "2026-11-28";
    private static readonly string[] Short = ["demo-year", "--orders", "27", "--until", Until, "--json"];

    /// <summary>How an order of each kind of story stands when it has been told to its end.</summary>
    private static readonly Dictionary<Story, OrderState> Ends = new()
    {
        [Story.PaidLate] = OrderState.Lapsed,
        [Story.AnsweredLate] = OrderState.Offered,
        [Story.NeverPaid] = OrderState.Lapsed,
        [Story.PaidShort] = OrderState.PaidOut,
        [Story.PaidByOther] = OrderState.PaidOut,
        [Story.Overpaid] = OrderState.PaidOut,
        [Story.StockShort] = OrderState.PaidOut,
        [Story.Cancelled] = OrderState.Cancelled,
        [Story.CameBack] = OrderState.Returned,
        [Story.NotBack] = OrderState.Settled,
        [Story.Disputed] = OrderState.Settled,
        [Story.WrongAccount] = OrderState.PaidOut,
        [Story.HeldForPermit] = OrderState.PaidOut,
        [Story.Lost] = OrderState.Lost,
        [Story.ClaimedLate] = OrderState.Lost,
        [Story.OnDeposit] = OrderState.PaidOut,
    };

    /// <summary>What waits for somebody when the year ends.</summary>
    private static readonly OrderState[] LeftOpen =
    [
        OrderState.Offered, OrderState.Placed, OrderState.Placed, OrderState.Paid, OrderState.Shipped,
        OrderState.Shipped,
        OrderState.Delivered, OrderState.RefusedAtDoor, OrderState.Disputed, OrderState.Released,
    ];

    [Fact]
    public async Task A_short_year_is_the_same_on_both_engines_and_when_it_was_killed()
    {
        await using CommandRun lite = await CommandRun.Create(Engine.Sqlite);
        JsonNode whole = (await lite.Run(Short)).Done().Json;
        HasEachEnd(whole);
        await IsSound(lite);
        // Once more changes nothing.
        Assert.False((bool)(await lite.Run(Short)).Done().Json["played"]!);

        await using CommandRun server = await CommandRun.Create(Engine.Postgres);
        await RunAndKill(server, afterLines: 3);
        await RunAndKill(server, afterLines: 4);
        // What was begun goes on, whatever is asked for now.
        JsonNode killed = (await server.Run("demo-year", "--seed", "9", "--json")).Done().Json;
        Assert.Equal(1, (long)killed["seed"]!);
        Assert.Equal((string?)whole["digest"], (string?)killed["digest"]);
        await IsSound(server);
    }

    [Fact]
    public async Task Another_seed_is_another_year_and_one_with_too_few_orders_is_refused()
    {
        var first = new Draw(1);
        var second = new Draw(2);
        Assert.NotEqual(
            Enumerable.Range(0, 8).Select(_ => first.Below(1000)),
            Enumerable.Range(0, 8).Select(_ => second.Below(1000)));
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        (int exit, string said) = await sampan.Run("demo-year", "--orders", "3");
        Assert.Equal(2, exit);
        Assert.Contains($"{YearSetup.LeastOrders}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_year_has_three_hundred_orders_and_what_is_left_open_has_its_states()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        JsonNode year = (await sampan.Run("demo-year", "--until", Until, "--json")).Done().Json;
        Assert.True(year["orders"]!.AsArray().Count >= 300);
        HasEachEnd(year);
        Assert.Equal(LeftOpen.Order(), Of(year, Story.LeftOpen).Order());
        await IsSound(sampan);
    }

    private static void HasEachEnd(JsonNode year)
    {
        foreach ((Story story, OrderState end) in Ends)
        {
            OrderState[] found = Of(year, story);
            Assert.True(found.Length > 0, $"{story} is missing");
            Assert.All(found, state => Assert.Equal(end, state));
        }
    }

    private static OrderState[] Of(JsonNode year, Story story) =>
    [
        .. year["orders"]!.AsArray().Where(o => (string?)o!["story"] == $"{story}")
            .Select(o => Enum.Parse<OrderState>((string)o!["state"]!)),
    ];

    /// <summary>The audit, and what must have been recorded for the stories whose end does not tell them.</summary>
    private static async Task IsSound(CommandRun sampan)
    {
        _ = (await sampan.Run("ledger", "audit")).Done();
        await using Database database = Database.Open(sampan.Url).Value;
        await using System.Data.Common.DbConnection connection = await database.Connect();
        List<string> kinds = await connection.Command("SELECT DISTINCT kind FROM ledger_entry")
            .Rows(row => row.GetString(0));
        foreach (string told in (string[])
        [
            "payout.returned", "payout.repeated", "line.matched", "order.lapsed", "goods.held", "goods.cleared",
            "goods.lost", "claim.paid", "claim.refused",
        ])
            Assert.Contains(told, kinds);
        IJournal journal = LedgerFactory.Journal(database);
        Assert.NotEmpty(await journal.Cards(new CardQuery("line") { States = ["questioned"] }));
        List<long> last = await connection.Command("SELECT MAX(recorded_at) FROM ledger_entry")
            .Rows(row => row.GetInt64(0));
        Assert.True(new Instant(last[0]) < Instant.StartOf(Dates.Parse(Until).Value));
    }

    private static async Task RunAndKill(CommandRun sampan, int afterLines)
    {
        using Process process = sampan.Start(Short);
        for (int i = 0; i < afterLines; i++)
            Assert.Contains("of 27 orders", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        process.Kill();
        _ = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
    }
}
