using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sampan.Bench;

internal sealed record Settings(int Runs, TimeSpan Time);

/// <summary>Rates of several runs of one thing. Others may share the machine: the figures are lower bounds.</summary>
internal sealed record Rates(double Min, double Median, double Max)
{
    internal static Rates Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Rates(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median,9:N0} [{Min:N0} to {Max:N0}]");
}

/// <summary>Work of microseconds, timed by itself.</summary>
internal static class Timed
{
    internal static double Microseconds<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}

internal static class Machine
{
    internal static string Describe()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1].Trim() ?? "unknown"
            : "unknown";
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"{processor}, {Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription}, " +
            $"{RuntimeInformation.FrameworkDescription}; load before: {load}";
    }
}

internal static class Results
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Into artifacts/bench/NAME.json, under the folder it is started from.</summary>
    internal static void Write(string name, Settings settings, object rows)
    {
        string folder = Path.Combine("artifacts", "bench");
        _ = Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, name + ".json");
        File.WriteAllText(file, JsonSerializer.Serialize(
            new { machine = Machine.Describe(), runs = settings.Runs, seconds = settings.Time.TotalSeconds, rows },
            s_indented));
        Console.WriteLine($"written to {file}");
    }
}
