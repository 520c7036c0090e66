using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Sampan.Host.Serving;
using Sampan.Journeys.Carriers;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// Makes the sandbox carrier, which is another process, report something: the platform learns of it through its API, as
/// of any carrier's report. Where the carrier is not running that is said.
/// </summary>
internal sealed class SandboxReports(ServeOptions options, IServer server) : IDisposable
{
    private const string Carrier = "Sandbox carrier";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <param name="key">The event's own: the same is reported once.</param>
    /// <param name="kind">As the API calls it: <c>held</c>…</param>
    internal async Task<Refusal?> Report(string key, string reference, string kind, DateOnly on, string? reason)
    {
        if (options.SandboxCarrierUrl is not { } carrier) return Away("not running");
        try
        {
            using HttpResponseMessage told = await _http.PostAsJsonAsync(new Uri(new Uri(carrier), "api/events"), new
            {
                eventId = key,
                reference,
                kind,
                on = on.Text(),
                reason,
                reportTo = ReportTo(),
            });
            if (told.IsSuccessStatusCode) return null;
            WireProblem? problem = await told.Content.ReadFromJsonAsync<WireProblem>();
            return problem?.Arguments?.GetValueOrDefault("code") is { } code
                ? CarrierRefusals.Refused.With(("carrier", Carrier), ("code", code))
                : Away(problem?.Code ?? "no answer");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return Away("unreachable");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>This server, as it is reached on this computer whatever it listens on.</summary>
    private string ReportTo()
    {
        var listens = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal));
        return $"http://127.0.0.1:{listens.Port}/api/v1/carrier-events";
    }

    private static Refusal Away(string cause) =>
        CarrierRefusals.Unavailable.With(("carrier", Carrier), ("cause", cause));

    private sealed record WireProblem(string? Code, Dictionary<string, string>? Arguments);
}
