using System.Globalization;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.Firms;

/// <summary>What may be entered about a firm. Pure.</summary>
internal static class FirmRules
{
    private const int MostName = 200;
    private const int MostAddress = 500;
    private const int MostCode = 40;

    internal static Refusal? Check(FirmDetails details) =>
        CheckText("name_local", details.NameLocal, MostName, needed: true)
        ?? CheckText("name_latin", details.NameLatin, MostName, needed: true)
        ?? CheckText("address_local", details.AddressLocal, MostAddress, needed: false)
        ?? CheckText("address_latin", details.AddressLatin, MostAddress, needed: true)
        ?? CheckText("tax_id", details.TaxId, MostCode, needed: false)
        ?? CheckLatin("name_latin", details.NameLatin)
        ?? CheckLatin("address_latin", details.AddressLatin);

    internal static Refusal? Check(PayoutAccount account) =>
        CheckText("bank", account.Bank, MostCode, needed: true)
        ?? CheckText("number", account.Number, MostCode, needed: true)
        ?? CheckText("holder", account.Holder, MostName, needed: true);

    private static Refusal? CheckText(string field, string text, int most, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(text)) return IdentityRefusals.FirmFieldMissing.With(("field", field));
        if (text.Length > most)
            return IdentityRefusals.FirmFieldTooLong.With(
                ("field", field), ("most", most.ToString(CultureInfo.InvariantCulture)));
        return StoredText.Holds(text) ? null : IdentityRefusals.FirmFieldUnreadable.With(("field", field));
    }

    /// <summary>Letters up to U+024F: the Latin blocks of Unicode. Customs systems abroad print no others.</summary>
    private static Refusal? CheckLatin(string field, string text) =>
        text.All(c => c <= '\u024F' || !char.IsLetter(c))
            ? null
            : IdentityRefusals.FirmNameNotLatin.With(("field", field));
}
