using System.Diagnostics;
using Sampan.Kernel;

namespace Sampan.Host.Demo;

/// <summary>
/// The sandbox bank, started beside the demo as the separate process it is. Ends with the demo. Production never starts
/// one.
/// </summary>
internal sealed class SandboxBankProcess : IAsyncDisposable
{
    private const string Said = "Sandbox bank (no real money): ";

    private readonly Process _process;

    private SandboxBankProcess(Process process, string url) => (_process, Url) = (process, url);

    internal string Url { get; }

    /// <summary>Starts it on a free port and waits until it says its address.</summary>
    internal static async Task<Outcome<SandboxBankProcess>> Start(string dataFolder, params string[] more)
    {
        if (Find() is not { } dll) return HostRefusals.SandboxBankMissing;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string argument in (string[])
            ["exec", dll, "--urls", "http://127.0.0.1:0", "--data", dataFolder, "--until-input-ends", "true", .. more])
            start.ArgumentList.Add(argument);
        Process process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Said, StringComparison.Ordinal)) continue;
            // Whatever it prints later must be read, or its pipe fills and it stops.
            _ = process.StandardOutput.ReadToEndAsync();
            return new SandboxBankProcess(process, line[Said.Length..].Trim());
        }
        return HostRefusals.SandboxBankMissing;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>
    /// Built beside the host: <c>sandbox/Bank</c> of the same checkout, or where SAMPAN_SANDBOX_BANK says.
    /// </summary>
    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SAMPAN_SANDBOX_BANK") is { } named) return File.Exists(named) ? named
            : null;
        const string dll = "Sampan.Sandbox.Bank.dll";
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string configuration = AppContext.BaseDirectory.Contains("Debug", StringComparison.Ordinal) ? "Debug"
                : "Release";
            string candidate = Path.Combine(folder.FullName, "sandbox", "Bank", "bin", configuration, "net10.0", dll);
            if (File.Exists(candidate)) return candidate;
        }
        return null;
    }
}
