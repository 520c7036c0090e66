using System.Diagnostics;
using Sampan.Kernel;

namespace Sampan.Host.Demo;

/// <summary>
/// The sandbox bank or the sandbox carrier, started beside the demo as the separate process it is. Ends with the demo.
/// Production never starts one.
/// </summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, string url) => (_process, Url) = (process, url);

    internal string Url { get; }

    internal static Task<Outcome<SandboxProcess>> Bank(string dataFolder, params string[] more) => Start(
        "Bank", "Sandbox bank (no real money): ", HostRefusals.SandboxBankMissing, ["--data", dataFolder, .. more]);

    /// <param name="key">What it reports with.</param>
    internal static Task<Outcome<SandboxProcess>> Carrier(string key) => Start(
        "Carrier", "Sandbox carrier (carries nothing): ", HostRefusals.SandboxCarrierMissing, [],
        ("SAMPAN_CARRIER_KEY", key));

    /// <summary>Starts it on a free port and waits until it says its address.</summary>
    private static async Task<Outcome<SandboxProcess>> Start(
        string program, string said, RefusalCode missing, string[] more,
        params (string Name, string Value)[] environment)
    {
        if (Find(program) is not { } dll) return missing;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string argument in (string[])
            ["exec", dll, "--urls", "http://127.0.0.1:0", "--until-input-ends", "true", .. more])
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Process process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(said, StringComparison.Ordinal)) continue;
            // Whatever it prints later must be read, or its pipe fills and it stops.
            _ = process.StandardOutput.ReadToEndAsync();
            return new SandboxProcess(process, line[said.Length..].Trim());
        }
        return missing;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>
    /// Built beside the host: <c>sandbox/Bank</c> of the same checkout, or where SAMPAN_SANDBOX_BANK says; so for each.
    /// </summary>
    private static string? Find(string program)
    {
        if (Environment.GetEnvironmentVariable($"SAMPAN_SANDBOX_{program.ToUpperInvariant()}") is { } named)
            return File.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string configuration = AppContext.BaseDirectory.Contains("Debug", StringComparison.Ordinal) ? "Debug"
                : "Release";
            string candidate = Path.Combine(
                folder.FullName, "sandbox", program, "bin", configuration, "net10.0", $"Sampan.Sandbox.{program}.dll");
            if (File.Exists(candidate)) return candidate;
        }
        return null;
    }
}
