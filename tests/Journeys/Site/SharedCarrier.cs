using Sampan.Host.Demo;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// The real sandbox carrier as a process. It keeps nothing, so one serves every site of the run; it ends with the
/// tests, however they end, because they hold the other end of its input.
/// </summary>
internal static class SharedCarrier
{
    private static readonly Lazy<Task<Outcome<SandboxProcess>>> One =
        new(() => SandboxProcess.Carrier(RunningSite.CarrierSecret));

    internal static async Task<string> Url()
    {
        Outcome<SandboxProcess> carrier = await One.Value;
        Assert.False(carrier.IsRefused, carrier.ToString());
        return carrier.Value.Url;
    }
}
