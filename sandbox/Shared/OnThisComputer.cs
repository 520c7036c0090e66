using Sampan.Kernel;

namespace Sampan.Sandbox;

/// <summary>
/// How a sandbox counterparty runs: found on this computer only, and gone when whoever started it is.
/// </summary>
internal static class OnThisComputer
{
    private const int LargestBody = 64 * 1024;

    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;

    /// <summary>The addresses to listen at, parted by semicolons; refused when one is not of this computer.</summary>
    public static Outcome<string> Urls(IConfiguration configuration, string otherwise, RefusalCode notLoopback)
    {
        string urls = configuration["urls"] ?? otherwise;
        string? foreign = urls.Split(';').FirstOrDefault(url => !IsLoopback(url));
        return foreign is null ? urls : notLoopback.Text(foreign);
    }

    public static void ListenAt(this WebApplicationBuilder builder, string urls)
    {
        _ = builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        _ = builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Only this computer may be named: a page elsewhere that points its own name here is turned away.
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost;[::1]";
    }

    /// <summary>Serves until it is stopped. Gives the exit code; 1 when an address is taken.</summary>
    /// <param name="what">Who this is, printed before each address.</param>
    public static async Task<int> Serve(this WebApplication app, string what)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        foreach (string url in app.Urls) Console.WriteLine($"{what}: {url}");
        // Whoever starts this program as its child holds the other end of this pipe: when that process is gone, however
        // it went, the program goes too and lets go of what it holds.
        if (app.Configuration["until-input-ends"] == "true")
        {
            _ = Console.In.ReadToEndAsync().ContinueWith(
                _ => app.Lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
        await app.WaitForShutdownAsync();
        return 0;
    }
}
