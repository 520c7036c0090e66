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
        string urls = configuration["urls"] ?? "http://127.0.0.1:5281";
        if (urls.Split(';').FirstOrDefault(url => !IsLoopback(url)) is { } foreign)
            return CarrierRefusals.AddressNotLoopback.Text(foreign);
        string key = configuration["SAMPAN_CARRIER_KEY"] ?? "";
        return key.Length > 0 ? new CarrierOptions(urls, key) : CarrierRefusals.KeyMissing;
    }

    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
}
