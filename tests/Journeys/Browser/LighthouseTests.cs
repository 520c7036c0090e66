using System.Diagnostics;
using System.Text.Json;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// Lighthouse as a phone on a slow line, in all four of its categories, the machine slowed down to its typical phone by
/// what it measures of itself.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LighthouseTests
{
    private const int Least = 95;
    private const int FirstPageBytes = 100_000;

    [Fact]
    public async Task Home_catalogue_listing_and_order_are_fast_readable_sound_and_findable()
    {
        string tool = Strict.Given("SAMPAN_LIGHTHOUSE", "the folder in which ./test.sh installs Lighthouse");
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered order = await site.Paid(100, waitForRounds: false);
        string[] paths =
        [
            "", "catalogue", $"listing/{DemoShop.FirstSlug}/dried-mango?units=1000&to=JP",
            $"o/{order.Token}",
        ];
        List<Judged> judged = await Judge(tool, [.. paths.Select(path => $"{site.Http.BaseAddress}{path}")]);

        foreach (Judged page in judged)
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{page.Address}: {string.Join(", ", page.Scores)}, slowed down {page.Slowdown:F2} times");
        IEnumerable<string> wrong = judged
            .Where(page => page.Scores.Any(score => score.Value < Least && !IsPrivate(page, score.Key)))
            .Select(page => $"{page.Address}: {string.Join(", ", page.Scores)}: {string.Join("; ", page.Failed)}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.InRange(judged[0].Bytes, 1, FirstPageBytes);
    }

    /// <summary>An order's page asks search engines to stay away, which Lighthouse marks down: rightly so.</summary>
    private static bool IsPrivate(Judged page, string category) =>
        category == "seo" && page.Address.Contains("/o/", StringComparison.Ordinal)
        && page.Failed.Where(f => f.StartsWith("seo:", StringComparison.Ordinal))
            .All(f => f.Contains("is-crawlable", StringComparison.Ordinal));

    private static async Task<List<Judged>> Judge(string tool, string[] addresses)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = tool,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string chromium = Strict.Given("SAMPAN_CHROMIUM", "the browser that ./test.sh finds or installs");
        foreach (string argument in (string[])["judge.mjs", chromium, .. addresses]) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync(), wrong = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await wrong);
        return
        [
            .. (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<Judged>(line, JsonSerializerOptions.Web)!),
        ];
    }

    private sealed record Judged(
        string Address, Dictionary<string, int> Scores, double Bytes, double Slowdown, string[] Failed);
}
