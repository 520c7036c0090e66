using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Sampan.Tests.Journeys.Site;

[assembly: AssemblyFixture(typeof(Sampan.Tests.Journeys.Commands.PlayedInstallations))]

namespace Sampan.Tests.Journeys.Commands;

/// <summary>
/// <c>./sampan</c> as a process of its own, with a folder and an installation of its own on a real engine.
/// </summary>
internal sealed class CommandRun : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Storage.Engine, Lazy<Task<CommandRun>>> s_played = [];

    private readonly SiteDatabase _database;

    private CommandRun(string folder, SiteDatabase database) => (Folder, _database) = (folder, database);

    public string Folder { get; }

    public string Url => _database.Url;

    public static async Task<CommandRun> Create(Storage.Engine engine)
    {
        string folder = Directory.CreateTempSubdirectory("sampan-commands-").FullName;
        return new CommandRun(folder, await SiteDatabase.Create(engine, folder));
    }

    /// <summary>
    /// A copy of an installation in which the demo's trade was played. It is played once for each engine: a process
    /// that plays it works for many seconds, and most tests only need that it was.
    /// </summary>
    public static async Task<CommandRun> AfterTrade(Storage.Engine engine)
    {
        CommandRun played = await s_played.GetOrAdd(engine, at => new(() => Play(at))).Value;
        string folder = Directory.CreateTempSubdirectory("sampan-commands-").FullName;
        foreach (string file in Directory.GetFiles(played.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(played.Folder, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new CommandRun(folder, await SiteDatabase.Create(engine, folder, played._database));
    }

    private static async Task<CommandRun> Play(Storage.Engine engine)
    {
        CommandRun sampan = await Create(engine);
        _ = (await sampan.Run("demo-trade", "--json")).Done();
        return sampan;
    }

    public Process Start(params string[] arguments) => Start(arguments, readsInput: false);

    /// <param name="readsInput">The caller writes to its standard input, and closes it.</param>
    public Process Start(string[] arguments, bool readsInput)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = readsInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string host = Path.Combine(AppContext.BaseDirectory, "Sampan.Host.dll");
        foreach (string argument in (string[])["exec", host, .. arguments]) start.ArgumentList.Add(argument);
        // As ./sampan does.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["SAMPAN_DATABASE"] = Url;
        start.Environment["SAMPAN_SANDBOX_BANK"] = Path.Combine(AppContext.BaseDirectory, "Sampan.Sandbox.Bank.dll");
        start.Environment["SAMPAN_SECRETS"] = Path.Combine(Folder, "var");
        return Process.Start(start)!;
    }

    public async Task<Said> Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Said(process.ExitCode, said, await errors);
    }

    internal static async ValueTask DisposePlayed()
    {
        foreach (Lazy<Task<CommandRun>> played in s_played.Values)
            if (played is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await played.Value).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Takes away what <see cref="CommandRun.AfterTrade"/> made, when all tests are done.</summary>
public sealed class PlayedInstallations : IAsyncDisposable
{
    public ValueTask DisposeAsync() => CommandRun.DisposePlayed();
}

/// <summary>What a command said, and its exit code: 0 done, 1 refused or found wrong, 2 a wrong command line.</summary>
internal sealed record Said(int Exit, string Text, string Errors)
{
    public void Deconstruct(out int exit, out string all) => (exit, all) = (Exit, Text + Errors);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public Said Done()
    {
        Assert.True(Exit == 0, $"exit {Exit}: {Text}{Errors}");
        return this;
    }

    /// <summary>Under <c>--json</c> a refusal is a document too; its sentence stands on the other stream.</summary>
    public void Refused(string code)
    {
        Assert.True(Exit == 1, $"exit {Exit}: {Text}{Errors}");
        Assert.Equal(code, (string?)Json["refused"]);
        Assert.StartsWith("sampan: ", Errors, StringComparison.Ordinal);
    }
}
