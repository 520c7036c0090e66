using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sampan.Bench.Orders;

/// <summary>The load: <c>wrk</c> on the same machine, 64 connections, every order with a key of its own.</summary>
internal static partial class Wrk
{
    /// <summary>A JSON POST without any work, on the machine that <see cref="Ledger.Yardstick"/> names.</summary>
    internal const double UsualBarePost = 48_000;

    /// <summary>A word by GET, on two cores of an AMD EPYC; median of eight runs of 2026-11-29.</summary>
    internal const double UsualHello = 39_500;

    private const string Script =
        """
        local run = os.getenv("BENCH_RUN")
        local thread = 0
        local count = 0
        function setup(t) t:set("number", thread); thread = thread + 1 end
        function request()
          count = count + 1
          local body = string.format('{"key":"%s-%d-%d","units":1}', run, number, count)
          return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
        end
        """;

    /// <summary>Says so where it is not.</summary>
    internal static bool IsHereFor(string measurement)
    {
        bool here = File.Exists("/usr/bin/wrk");
        if (!here) Console.WriteLine($"{measurement}: not measured; needs wrk (apt-get install wrk)");
        return here;
    }

    /// <summary>Posts orders.</summary>
    internal static async Task<Load> Run(string url, TimeSpan time)
    {
        string script = Path.Combine(Path.GetTempPath(), $"sampan-bench-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, Script);
        Load load = await Run(time, "-s", script, url);
        File.Delete(script);
        return load;
    }

    /// <summary>Posts the same JSON again and again, each time under a name of its own.</summary>
    internal static async Task<Load> Post(string url, TimeSpan time, string json)
    {
        string script = Path.Combine(Path.GetTempPath(), $"sampan-bench-{Environment.ProcessId}-post.lua");
        await File.WriteAllTextAsync(
            script,
            $$"""
            local run = os.getenv("BENCH_RUN")
            local count = 0
            local body = [==[{{json}}]==]
            function request()
              count = count + 1
              return wrk.format("POST", nil, {
                ["Content-Type"] = "application/json", ["Idempotency-Key"] = run .. count }, body)
            end
            """);
        Load load = await Run(time, "-s", script, url);
        File.Delete(script);
        return load;
    }

    /// <summary>Asks for one address again and again.</summary>
    /// <param name="headers">Each as <c>Name: value</c>.</param>
    internal static Task<Load> Get(string url, TimeSpan time, params string[] headers) =>
        Run(time, [.. headers.SelectMany(header => (string[])["-H", header]), url]);

    private static async Task<Load> Run(TimeSpan time, params string[] more)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string seconds = ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        foreach (string argument in (string[])["-t1", "-c64", $"-d{seconds}s", "--latency", .. more])
            start.ArgumentList.Add(argument);
        start.Environment["BENCH_RUN"] = Guid.CreateVersion7().ToString("N");
        using Process process = Process.Start(start)!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        long wrong = Wrong().Match(said) is { Success: true } match ? Number(match.Groups[1].Value) : 0;
        return new Load(
            double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            Percentile50().Match(said).Groups[1].Value, Percentile99().Match(said).Groups[1].Value, wrong);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^\s+50%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex Percentile50();

    [GeneratedRegex(@"^\s+99%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex Percentile99();

    [GeneratedRegex(@"Non-2xx or 3xx responses:\s+(\d+)")]
    private static partial Regex Wrong();
}

internal sealed record Load(double PerSecond, string P50, string P99, long Wrong);
