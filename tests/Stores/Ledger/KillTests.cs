using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// Another process posts orders; this one writes down what it was told is done, kills it with SIGKILL in mid-work, and
/// looks: all of it is there once, and nothing is there by half. Ten times on the same database.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 10;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whatever_was_acknowledged_survives_kill_nine(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.CreateAlone(engine);
        var acknowledged = new List<Id>();
        int kills = Environment.GetEnvironmentVariable("SAMPAN_LONG") == "1" ? Kills * 5 : Kills;
        for (int run = 1; run <= kills; run++)
        {
            int count = Random.Shared.Next(20, 250);
            List<string> lines = await PostUntilKilled(database.Url, run, count);
            Assert.All(lines, line => Assert.Equal(Id.TextLength, line.Length));
            Assert.True(lines.Count >= count, $"{lines.Count} of {count}");
            acknowledged.AddRange(lines.Select(line => Id.Parse(line).Value));
            await Check(database.Database, acknowledged);
        }
    }

    private static async Task Check(Database database, List<Id> acknowledged)
    {
        await using (ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance))
            await ledger.Settled();
        AuditReport report = await LedgerFactory.Journal(database).Audit();
        Assert.Equal([], report.Findings);
        Assert.All(report.Transits, pair => Assert.Equal(0, pair.InFlight));
        await using var connection = await database.Connect();
        List<Id> stored = await connection.Command("SELECT request FROM ledger_entry")
            .Rows(row => Id.FromBytes(row.Bytes(0)));
        HashSet<Id> once = [.. stored];
        Assert.Equal(once.Count, stored.Count);
        Assert.Equal([], acknowledged.Where(id => !once.Contains(id)));
    }

    /// <summary>Every line the process got out before it died, the last ones after the signal was sent.</summary>
    private static async Task<List<string>> PostUntilKilled(string url, int run, int count)
    {
        string folder = AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}Stores{Path.DirectorySeparatorChar}bin",
            $"{Path.DirectorySeparatorChar}tools{Path.DirectorySeparatorChar}Crasher{Path.DirectorySeparatorChar}bin",
            StringComparison.Ordinal);
        string program = Path.Combine(folder, "Sampan.Tests.Tools.Crasher.dll");
        var start = new ProcessStartInfo("dotnet", [program, url, $"run {run}"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == count) process.Kill();
        }
        await process.WaitForExitAsync();
        return lines;
    }
}
