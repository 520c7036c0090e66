using Sampan.Host.Bank;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// What the year does at the sandbox bank over HTTP: its clock is put to the played day, and buyers pay.
/// </summary>
internal sealed class YearBank(string url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url.TrimEnd('/') + "/") };

    /// <summary>Gives the moment at which its clock now stands: later, if the bank has already seen later.</summary>
    internal Task<Instant> StandAt(Instant at) => Clock(new { at = $"{at}" });

    /// <summary>From now on its clock is the machine's.</summary>
    internal Task<Instant> Run() => Clock(new { });

    internal Task<Refusal?> Take(SandboxTransfer transfer) => transfer.HandIn(_http);

    public void Dispose() => _http.Dispose();

    private async Task<Instant> Clock(object stand)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync("api/clock/stand", stand);
        _ = answer.EnsureSuccessStatusCode();
        return Instant.Parse((await answer.Content.ReadFromJsonAsync<ClockStands>())!.Now).Value;
    }

    private sealed record ClockStands(string Now);
}
