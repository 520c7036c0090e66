using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// How papers sent abroad write values: in English, Gregorian and with a point before the decimals, whatever the
/// language of the server or the reader.
/// </summary>
internal static class PaperText
{
    public const string Sandbox = "SANDBOX – not a real invoice";

    public const string SandboxDeclaration = "SANDBOX – not a real declaration";

    public const string SandboxMoney = "SANDBOX – test money, not a real account.";

    /// <summary>The month by name, because 04/05/2026 is April in one country and May in another.</summary>
    public static string Of(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1,234,567.50</c>: grouped, with the currency's decimals. The heading names the currency.</summary>
    public static string Of(Money amount) =>
        amount.Major.ToString("N" + amount.Currency.Scale, CultureInfo.InvariantCulture);

    public static string Of(Quantity quantity) => $"{Grouped(quantity.Amount)} {quantity.Unit.Name}";

    public static string Packages(int count, PackageKind kind) =>
        $"{Grouped(count)} {(count == 1 ? kind.Name : kind.Plural)}";

    public static string Of(Country country) =>
        CountryNames.English(country) is { } name ? $"{name} ({country.Code})" : country.Code;

    public static string Of(PaymentTerms terms) => terms.Deposit is { } deposit
        ? $"{deposit.Currency} {Of(deposit)} paid into escrow before shipment, "
            + $"the rest within {terms.RestDays} days of delivery"
        : "Paid into escrow before shipment, released to the seller after delivery";

    private static string Grouped(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
