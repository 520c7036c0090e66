using System.Diagnostics;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>Programs of the operating system.</summary>
internal static class Command
{
    internal static async Task Run(string program, params string[] arguments) =>
        Assert.True(await Succeeds(program, arguments), $"{program} {string.Join(' ', arguments)} failed.");

    internal static async Task<bool> Succeeds(string program, params string[] arguments)
    {
        // A server that it starts would keep a pipe open.
        using Process process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", program, program, .. arguments])
            {
                WorkingDirectory = "/",
            })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
