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
    private const int MostPlace = 80;

    /// <summary>What a line of an address on an invoice holds.</summary>
    private const int MostLine = 100;

    internal static Refusal? Check(FirmDetails details) =>
        CheckText("name_local", details.NameLocal, MostName, needed: true)
        ?? CheckText("name_latin", details.NameLatin, MostName, needed: true)
        ?? CheckText("tax_id", details.TaxId, MostCode, needed: false)
        ?? CheckLatin("name_latin", details.NameLatin)
        ?? (details.ThaiAddress is { } thai ? Check(thai, details) : CheckLines(details));

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

    private static Refusal? CheckLines(FirmDetails details) =>
        CheckText("address_local", details.AddressLocal, MostAddress, needed: false)
        ?? CheckText("address_latin", details.AddressLatin, MostAddress, needed: true)
        ?? CheckLatin("address_latin", details.AddressLatin);

    private static Refusal? Check(ThaiAddress address, FirmDetails details)
    {
        if (details.Country != Country.Thailand)
            return IdentityRefusals.AddressNotInThailand.With(("field", "country"));
        if (CheckText("house", address.House, MostCode, needed: true) is { } house) return house;
        if (CheckLatin("house", address.House) is { } script) return script;
        if (address.Moo.Length > 3 || !address.Moo.All(char.IsAsciiDigit))
            return IdentityRefusals.FirmNumberMalformed.With(("field", "moo"));
        if (CheckPlaces(address) is { } place) return place;
        foreach (string line in address.LatinLines)
            if (CheckText("address_latin", line, MostLine, needed: true) is { } tooLong) return tooLong;
        return address.Postcode.Length == 5 && address.Postcode.All(char.IsAsciiDigit)
            ? null
            : IdentityRefusals.PostcodeMalformed.With(("field", "postcode"));
    }

    /// <summary>What is said in one script must be said in the other: papers abroad print nothing else.</summary>
    private static Refusal? CheckPlaces(ThaiAddress address)
    {
        ThaiPlaces local = address.Local;
        ThaiPlaces latin = address.Latin;
        (string Name, string Local, string Latin, bool Needed)[] places =
        [
            ("building", local.Building, latin.Building, false), ("soi", local.Soi, latin.Soi, false),
            ("road", local.Road, latin.Road, false), ("subdistrict", local.Subdistrict, latin.Subdistrict, true),
            ("district", local.District, latin.District, true),
        ];
        foreach ((string name, string inThai, string inLatin, bool needed) in places)
        {
            Refusal? refusal = CheckText($"{name}_local", inThai, MostPlace, needed || inLatin.Length > 0)
                ?? CheckText($"{name}_latin", inLatin, MostPlace, needed || inThai.Length > 0)
                ?? CheckLatin($"{name}_latin", inLatin);
            if (refusal is not null) return refusal;
        }
        return null;
    }

    /// <summary>
    /// Letters and digits up to U+024F: the Latin blocks of Unicode. Customs systems abroad print no others.
    /// </summary>
    private static Refusal? CheckLatin(string field, string text) =>
        text.All(c => c <= '\u024F' || !char.IsLetterOrDigit(c))
            ? null
            : IdentityRefusals.FirmNameNotLatin.With(("field", field));
}
