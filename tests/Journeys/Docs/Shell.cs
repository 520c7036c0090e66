using System.Diagnostics;

namespace Sampan.Tests.Journeys.Docs;

/// <summary>A reader's shell in a folder of its own, where what he pastes is run as it is printed.</summary>
internal sealed class Shell : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sampan-shell-").FullName;

    /// <summary>What the setting up left behind.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs the commands and keeps the variables they set.</summary>
    public async Task SetUp(string commands, params string[] names)
    {
        string keep = $"for name in {string.Join(' ', names)}; do printf '%s=%s\\0' \"$name\" \"${{!name}}\"; done";
        foreach (string line in (await Run($"{commands}\n{keep}")).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = line.Split('=', 2);
            Assert.True(pair[1] is not ("" or "null"), $"{pair[0]} is empty");
            Variables[pair[0]] = pair[1];
        }
        Assert.Equal(names.Order(StringComparer.Ordinal), Variables.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The status that the printed command is answered with, and the answer.</summary>
    public async Task<(string Status, string Answer)> Curl(string printed, IReadOnlyDictionary<string, string> more)
    {
        string silent = "curl() { command curl -sS -o answer -w '%{http_code}' \"$@\"; }\n";
        string status = await Run(silent + printed, more);
        return (status, await File.ReadAllTextAsync(Path.Combine(_folder, "answer")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> Run(string commands, IReadOnlyDictionary<string, string>? more = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", "set -eu\n" + commands])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Variables.Concat(more ?? new Dictionary<string, string>()))
            start.Environment[name] = value;
        using Process bash = Process.Start(start)!;
        Task<string> said = bash.StandardOutput.ReadToEndAsync();
        string wrong = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{commands}\n{wrong}");
        return await said;
    }
}
