using Sampan.Journeys.Carriers;
using Sampan.Kernel;

namespace Sampan.Host.Carriers;

/// <summary>An installation to which no carrier is connected: sellers name carrier and number themselves.</summary>
internal sealed class NoCarrier : ICarrier
{
    public string Name => "no carrier";

    public bool IsConnected => false;

    public Task<Outcome<Booking>> Book(Consignment consignment, CancellationToken cancellation) =>
        Task.FromResult<Outcome<Booking>>(
            CarrierRefusals.Unavailable.With(("carrier", Name), ("cause", "not connected")));
}
