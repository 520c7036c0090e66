using Sampan.Kernel;

namespace Sampan.Sandbox.Carrier;

/// <summary>
/// How the carrier is started: <c>--urls</c> (loopback only), and the key it reports with in the variable
/// <c>SAMPAN_CARRIER_KEY</c>: an argument would be seen by everybody on the machine.
/// </summary>
internal sealed record CarrierOptions(string Urls, string Key)
{
    public static Outcome<CarrierOptions> Read(IConfiguration configuration)
    {
        Outcome<string> urls = OnThisComputer.Urls(
            configuration, "http://127.0.0.1:5281", CarrierRefusals.AddressNotLoopback);
        if (urls.IsRefused) return urls.Refusal;
        string key = configuration["SAMPAN_CARRIER_KEY"] ?? "";
        return key.Length > 0 ? new CarrierOptions(urls.Value, key) : CarrierRefusals.KeyMissing;
    }
}
