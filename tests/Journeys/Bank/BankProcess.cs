using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Sampan.Tests.Journeys.Bank;

/// <summary>The real sandbox bank, started as a process on a free port. It is killed when the test is over.</summary>
internal sealed class BankProcess : IAsyncDisposable
{
    private const string UrlMark = "Sandbox bank (no real money): ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors;

    private BankProcess(Process process, Uri address, ConcurrentQueue<string> errors)
    {
        _process = process;
        _errors = errors;
        Address = address;
    }

    public Uri Address { get; }

    public string Errors => string.Join('\n', _errors);

    /// <summary>
    /// Held lines wait an hour and payouts ten minutes, so that only the test's own clock moves them.
    /// </summary>
    public static async Task<BankProcess> Start(string folder, params string[] options)
    {
        Process process = Launch(folder, options);
        var errors = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(UrlMark, StringComparison.Ordinal) == true)
                _ = address.TrySetResult(new Uri(line.Data[UrlMark.Length..]));
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text) errors.Enqueue(text);
        };
        process.Exited += (_, _) => address.TrySetException(
            new InvalidOperationException("The bank did not start: " + string.Join('\n', errors)));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new BankProcess(process, await address.Task.WaitAsync(Patience), errors);
    }

    /// <summary>Starts a bank that is expected to give up, and waits until it has.</summary>
    public static async Task<(int ExitCode, string Errors)> StartInVain(string folder, params string[] options)
    {
        using Process process = Launch(folder, options);
        try
        {
            string errors = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, errors);
        }
        finally
        {
            // One that started after all must not outlive the test that fails for it.
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>As kill -9 or a power cut: the bank has no chance to tidy up.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>As a service manager does it. Returns the exit code.</summary>
    public async Task<int> Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private static Process Launch(string folder, string[] options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Sampan.Sandbox.Bank.dll");
        string[] defaults = ["--late-seconds", "3600", "--settle-seconds", "600", "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", ["exec", program, "--data", folder, .. defaults, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
