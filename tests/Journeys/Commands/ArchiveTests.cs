using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary><c>./sampan ledger archive</c>: sealed files, each where the last one ended.</summary>
public sealed class ArchiveTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_segment_goes_on_where_the_last_ended_and_all_are_checked_from_outside(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(engine);
        string folder = Path.Combine(sampan.Folder, "archive");
        (await Archive(sampan, folder)).Refused("snapshot_unknown");
        Assert.False(Directory.Exists(folder));

        Said first = await Next(sampan, folder);
        Assert.True(first.Json["written"]!.GetValue<bool>());
        Said again = (await Archive(sampan, folder)).Done();
        Assert.False(again.Json["written"]!.GetValue<bool>());
        Assert.Equal(first.Json["sha256"]!.GetValue<string>(), again.Json["sha256"]!.GetValue<string>());
        await Note(sampan.Url);
        Said second = await Next(sampan, folder);
        Assert.Equal(first.Json["through"]!.GetValue<long>() + 1, second.Json["from"]!.GetValue<long>());
        Assert.Equal(
            ["SHA256SUMS", "segment-00001.jsonl", "segment-00002.jsonl"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(0, await Exit("sha256sum", folder, "-c", "--strict", "SHA256SUMS"));

        await Note(sampan.Url);
        string rest = Path.Combine(folder, "rest.jsonl");
        long from = second.Json["through"]!.GetValue<long>() + 1;
        _ = (await sampan.Run("ledger", "export", "--from", $"{from}", "--to", rest, "--json")).Done();
        string[] all = ["segment-00001.jsonl", "segment-00002.jsonl", "rest.jsonl"];
        string verifier = Path.Combine(AppContext.BaseDirectory, "Sampan.VerifyJournal.dll");
        Assert.Equal(0, await Exit("dotnet", folder, [verifier, .. all]));
        Assert.Equal(1, await Exit("dotnet", folder, [verifier, all[0], all[2]]));
    }

    [Fact]
    public async Task What_is_no_longer_as_it_was_written_is_refused()
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(Engine.Sqlite);
        // Another installation, not a copy: it has the same trade with other names, hashes and keys.
        await using CommandRun other = await CommandRun.Create(Engine.Sqlite);
        _ = (await other.Run("demo-trade", "--json")).Done();
        string folder = Path.Combine(sampan.Folder, "archive");
        foreach (CommandRun run in (CommandRun[])[sampan, other])
            _ = (await run.Run("ledger", "snapshot", "--json")).Done();
        string file = (await Archive(sampan, folder)).Done().Json["file"]!.GetValue<string>();
        await Note(sampan.Url);
        _ = (await sampan.Run("ledger", "snapshot", "--json")).Done();
        // Another installation's archive: its snapshot is of another time.
        await Note(other.Url);
        _ = (await other.Run("ledger", "snapshot", "--json")).Done();
        (await Archive(other, folder)).Refused("archive_differs");
        Assert.Equal(2, Directory.GetFiles(folder).Length);

        string text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text + " ");
        (await Archive(sampan, folder)).Refused("archive_damaged");
        File.Delete(file);
        (await Archive(sampan, folder)).Refused("archive_damaged");
        await File.WriteAllTextAsync(file, text);
        await File.WriteAllTextAsync(Path.Combine(folder, "SHA256SUMS"), "torn");
        (await Archive(sampan, folder)).Refused("archive_damaged");
    }

    private static async Task<Said> Next(CommandRun sampan, string folder)
    {
        _ = (await sampan.Run("ledger", "snapshot", "--json")).Done();
        return (await Archive(sampan, folder)).Done();
    }

    private static Task<Said> Archive(CommandRun sampan, string folder) =>
        sampan.Run("ledger", "archive", "--to", folder, "--json");

    /// <summary>One more entry in the journal: facts alone, in the house's book.</summary>
    private static async Task Note(string url)
    {
        await using Database database = Database.Open(url).Value;
        await using ILedger ledger =
            await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        Outcome<Receipt> posted = await ledger.Post(new EntryRequest
        {
            Request = Request.Of("archive test", $"{Guid.NewGuid()}"),
            Book = (await ledger.Book(Id.None)).Value,
            Kind = "test.note",
            Facts = "[]"u8.ToArray(),
        });
        Assert.False(posted.IsRefused, posted.ToString());
    }

    private static async Task<int> Exit(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        _ = await process.StandardOutput.ReadToEndAsync();
        _ = await errors;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
