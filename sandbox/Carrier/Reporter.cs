using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Sandbox.Carrier.Api;

namespace Sampan.Sandbox.Carrier;

/// <summary>Tells the platform what happened, through the door and with the key that any carrier has.</summary>
internal sealed class Reporter(string key) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Gives the event's id once the platform has taken it.</summary>
    public async Task<Outcome<string>> Report(EventRequest told, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, told.ReportTo)
        {
            Content = JsonContent.Create(
                new PlatformEvent(
                    told.EventId, told.Reference, told.Tracking, told.Kind, told.On, told.Reason),
                ApiJson.Default.PlatformEvent),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, cancel);
            if (answer.IsSuccessStatusCode) return told.EventId;
            string status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            return CarrierRefusals.ReportRefused.With(("code", await Code(answer, cancel) ?? status));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            return CarrierRefusals.ReportUnheard;
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<string?> Code(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync(ApiJson.Default.PlatformProblem, cancel))?.Code;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
