using System.Data.Common;
using System.Diagnostics;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Trade;

/// <summary>
/// <c>./sampan demo-trade</c> as a process of its own, killed with SIGKILL after every step it reports, and started
/// again: the trade ends once, and the audit finds nothing.
/// </summary>
public sealed class DemoTradeTests : IAsyncDisposable
{
    private static readonly string[] Steps = ["offered", "accepted", "paid", "shipped", "delivered", "released"];

    private readonly string _folder = Directory.CreateTempSubdirectory("sampan-demo-trade-").FullName;
    private string? _server;
    private string? _name;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_trade_killed_after_every_step_ends_once(Engine engine)
    {
        string url = await Url(engine);
        foreach (string step in Steps) await RunAndKillAfter(step, url);
        (int exit, string said) = await Run(url, "demo-trade", "--json");
        Assert.True(exit == 0, said);
        Assert.Contains("\"state\": \"PaidOut\"", said, StringComparison.Ordinal);

        (exit, said) = await Run(url, "ledger", "audit");
        Assert.True(exit == 0, said);
        await using Database database = Database.Open(url).Value;
        AuditReport report = await LedgerFactory.Journal(database).Audit();
        Assert.Empty(report.Findings);
        string[] bank = await File.ReadAllLinesAsync(Path.Combine(_folder, "var", "sandbox-bank", "bank.jsonl"));
        // The buyer paid once and the seller was paid once, however often the trade was cut off.
        Assert.Equal(1, bank.Count(line => line.Contains("Yuki Tanaka", StringComparison.Ordinal)));
        await using DbConnection connection = await database.Connect();
        List<string> kinds = await connection.Command("SELECT kind FROM ledger_entry").Rows(row => row.GetString(0));
        string[] expected =
            ["order.offered", "order.placed", "payment.received", "goods.shipped", "payout.sent", "payout.settled"];
        foreach (string once in expected)
            Assert.Single(kinds, once);
    }

    private async Task RunAndKillAfter(string step, string url)
    {
        using Process process = Start(url, "demo-trade");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(step, StringComparison.Ordinal)) continue;
            process.Kill();
            break;
        }
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private async Task<(int Exit, string Said)> Run(string url, params string[] arguments)
    {
        using Process process = Start(url, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await errors);
    }

    private Process Start(string url, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string host = Path.Combine(AppContext.BaseDirectory, "Sampan.Host.dll");
        foreach (string argument in (string[])["exec", host, .. arguments, "--database", url]) start.ArgumentList.Add(
            argument);
        start.Environment["SAMPAN_SANDBOX_BANK"] = Path.Combine(AppContext.BaseDirectory, "Sampan.Sandbox.Bank.dll");
        start.Environment["SAMPAN_SECRETS"] = Path.Combine(_folder, "var");
        return Process.Start(start)!;
    }

    private async Task<string> Url(Engine engine)
    {
        if (engine == Engine.Sqlite) return $"sqlite:{Path.Combine(_folder, "var", "trade.db")}";
        _server = Environment.GetEnvironmentVariable("SAMPAN_TEST_POSTGRES");
        if (_server is null && Environment.GetEnvironmentVariable("SAMPAN_STRICT") == "1")
            Assert.Fail("SAMPAN_TEST_POSTGRES names no server; ./test.sh starts one.");
        Assert.SkipWhen(_server is null, "No PostgreSQL: set SAMPAN_TEST_POSTGRES, or run ./test.sh.");
        _name = $"trade_{Environment.ProcessId}";
        await Administer($"CREATE DATABASE {_name}");
        return string.Join(';',
            _server.Split(';').Where(part => !part.StartsWith("Database=", StringComparison.Ordinal))
            .Append($"Database={_name}"));
    }

    private async Task Administer(string sql)
    {
        await using Database database = Database.Open(_server!).Value;
        await using DbConnection connection = await database.Connect();
        _ = await connection.Execute(sql);
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null) await Administer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        Directory.Delete(_folder, recursive: true);
    }
}
