using Microsoft.AspNetCore.Http;
using Sampan.Identity;

namespace Sampan.Web.Pages.Desk;

/// <summary>What is typed about a firm, as it was typed.</summary>
public sealed record FirmForm
{
    public string NameLocal { get; init; } = "";

    public string NameLatin { get; init; } = "";

    public string Country { get; init; } = Kernel.Country.Thailand.Code;

    public string AddressLocal { get; init; } = "";

    public string AddressLatin { get; init; } = "";

    public string TaxId { get; init; } = "";

    public static FirmForm Of(FirmDetails details) => new()
    {
        NameLocal = details.NameLocal,
        NameLatin = details.NameLatin,
        Country = details.Country.Code,
        AddressLocal = details.AddressLocal,
        AddressLatin = details.AddressLatin,
        TaxId = details.TaxId,
    };

    public static FirmForm Read(IFormCollection form) => new()
    {
        NameLocal = Typed(form, "name-local"),
        NameLatin = Typed(form, "name-latin"),
        Country = Typed(form, "country").ToUpperInvariant(),
        AddressLocal = Typed(form, "address-local"),
        AddressLatin = Typed(form, "address-latin"),
        TaxId = Typed(form, "tax-id"),
    };

    public Outcome<FirmDetails> Details(FirmKind kind) => Kernel.Country.Parse(Country).Map(country => new FirmDetails
    {
        Kind = kind,
        NameLocal = NameLocal,
        NameLatin = NameLatin,
        Country = country,
        AddressLocal = AddressLocal,
        AddressLatin = AddressLatin,
        TaxId = TaxId,
    });

    /// <summary>Browsers send line breaks as two characters; papers have one.</summary>
    private static string Typed(IFormCollection form, string field) =>
        form[field].ToString().Trim().ReplaceLineEndings("\n");
}
