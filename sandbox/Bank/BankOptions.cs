using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank;

/// <summary>
/// How the bank is started: <c>--urls</c> (loopback only), <c>--data FOLDER</c>, <c>--late-seconds</c> (when a held
/// line appears by itself) and <c>--settle-seconds</c> (when a payout reaches the statement).
/// </summary>
internal sealed record BankOptions(string Urls, string DataFolder, TimeSpan LateAfter, TimeSpan SettleAfter)
{
    private const int MostSeconds = 366 * 24 * 3600;

    public static Outcome<BankOptions> Read(IConfiguration configuration)
    {
        if (!OnThisComputer.Urls(configuration, "http://127.0.0.1:5280", BankRefusals.AddressNotLoopback)
            .TryGet(out string? urls, out Refusal? refusal)) return refusal;
        if (!Seconds(configuration, "late-seconds", 60).TryGet(out TimeSpan late, out refusal)) return refusal;
        if (!Seconds(configuration, "settle-seconds", 3).TryGet(out TimeSpan settle, out refusal)) return refusal;
        return new BankOptions(urls, Path.GetFullPath(configuration["data"] ?? "var/sandbox-bank"), late, settle);
    }

    private static Outcome<TimeSpan> Seconds(IConfiguration configuration, string name, int otherwise)
    {
        if (configuration[name] is not { } text) return TimeSpan.FromSeconds(otherwise);
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        return isNumber && seconds <= MostSeconds
            ? TimeSpan.FromSeconds(seconds)
            : BankRefusals.OptionMalformed.With(("name", name), ("text", text));
    }
}
