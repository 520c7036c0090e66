using System.Globalization;
using System.Text.Json;
using Sampan.Journeys.Carriers;
using Sampan.Kernel;

namespace Sampan.Host.Carriers;

/// <summary>
/// Speaks to the sandbox carrier over HTTP. A carrier that is away, slow or talks nonsense is a refusal, never an
/// exception; only the caller's own cancellation throws. The client's base address is the carrier's.
/// </summary>
internal sealed class SandboxCarrierClient(HttpClient http) : ICarrier
{
    private const int MostTracking = 60;

    public string Name => "Sandbox carrier";

    public bool IsConnected => true;

    public async Task<Outcome<Booking>> Book(Consignment consignment, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await http.PostAsJsonAsync(
                "api/consignments",
                new
                {
                    key = consignment.Key,
                    reference = consignment.Reference,
                    from = consignment.From.Code,
                    to = consignment.To.Code,
                    cartons = consignment.Cartons,
                    grossGrams = consignment.GrossGrams,
                },
                cancellation);
            if (!answer.IsSuccessStatusCode) return await Declined(answer, cancellation);
            WireBooking? booked = await answer.Content.ReadFromJsonAsync<WireBooking>(cancellation);
            return booked is { Tracking: { Length: > 0 and <= MostTracking } tracking }
                ? new Booking(tracking)
                : Unavailable("unreadable answer");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            return Unavailable(e is HttpRequestException ? "unreachable" : "unreadable answer");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unavailable("timeout");
        }
    }

    /// <summary>A "no" with the carrier's own code is final; anything else may pass.</summary>
    private async Task<Refusal> Declined(HttpResponseMessage answer, CancellationToken cancellation)
    {
        WireProblem? problem = (int)answer.StatusCode < 500
            ? await answer.Content.ReadFromJsonAsync<WireProblem>(cancellation)
            : null;
        return problem?.Code is { } code
            ? CarrierRefusals.Refused.With(("carrier", Name), ("code", code))
            : Unavailable(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
    }

    private Refusal Unavailable(string cause) => CarrierRefusals.Unavailable.With(("carrier", Name), ("cause", cause));

    private sealed record WireBooking(string? Tracking);

    private sealed record WireProblem(string? Code);
}
