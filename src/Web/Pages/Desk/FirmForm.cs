using Microsoft.AspNetCore.Http;
using Sampan.Identity;
using Sampan.Web.Parts;
using Sampan.Web.Text;

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

    /// <summary>By name, as <c>micro</c>; empty where it is not said.</summary>
    public string Size { get; init; } = "";

    public string House { get; init; } = "";

    public string Moo { get; init; } = "";

    public string Province { get; init; } = "";

    public string Postcode { get; init; } = "";

    public ThaiPlaces Local { get; init; } = Nowhere;

    public ThaiPlaces Latin { get; init; } = Nowhere;

    private static ThaiPlaces Nowhere => new("", "", "", "", "");

    public static IEnumerable<(string Value, string Words)> Sizes(Texts text) => Enum.GetValues<FirmSize>()
        .Select(size => (FirmSizes.Name(size), text[$"observatory.size.{FirmSizes.Name(size)}"]))
        .Prepend(("", text["observatory.not_said"]));

    public static FirmForm Of(FirmDetails details) => new()
    {
        NameLocal = details.NameLocal,
        NameLatin = details.NameLatin,
        Country = details.Country.Code,
        AddressLocal = details.AddressLocal,
        AddressLatin = details.AddressLatin,
        TaxId = details.TaxId,
        Size = details.Size is { } size ? FirmSizes.Name(size) : "",
        House = details.ThaiAddress?.House ?? "",
        Moo = details.ThaiAddress?.Moo ?? "",
        Province = details.ThaiAddress?.Province.Code ?? "",
        Postcode = details.ThaiAddress?.Postcode ?? "",
        Local = details.ThaiAddress?.Local ?? Nowhere,
        Latin = details.ThaiAddress?.Latin ?? Nowhere,
    };

    public static FirmForm Read(IFormCollection form) => new()
    {
        NameLocal = FormReader.Typed(form, "name-local"),
        NameLatin = FormReader.Typed(form, "name-latin"),
        Country = FormReader.Typed(form, "country").ToUpperInvariant(),
        AddressLocal = FormReader.Typed(form, "address-local"),
        AddressLatin = FormReader.Typed(form, "address-latin"),
        TaxId = FormReader.Typed(form, "tax-id"),
        Size = FormReader.Typed(form, "size"),
        House = FormReader.Typed(form, "house"),
        Moo = FormReader.Typed(form, "moo"),
        Province = FormReader.Typed(form, "province"),
        Postcode = FormReader.Typed(form, "postcode"),
        Local = Places(form, "local"),
        Latin = Places(form, "latin"),
    };

    /// <summary>
    /// An address by its parts, once any of them is typed, takes the place of lines; who types none keeps his lines.
    /// </summary>
    public Outcome<FirmDetails> Details(FirmKind kind)
    {
        var read = new FormReader();
        Country country = read.Take("country", Kernel.Country.Parse(Country));
        ThaiAddress? address = HasParts ? Address(read) : null;
        FirmSize? size = Size.Length == 0 ? null : read.Take("size", FirmSizes.Parse(Size));
        if (read.Refusal is { } refusal) return refusal;
        return new FirmDetails
        {
            Kind = kind,
            NameLocal = NameLocal,
            NameLatin = NameLatin,
            Country = country,
            AddressLocal = address is null ? AddressLocal : "",
            AddressLatin = address is null ? AddressLatin : "",
            ThaiAddress = address,
            TaxId = TaxId,
            Size = size,
        };
    }

    /// <summary>The places of the address in the order of the form, in Thai and in Latin letters.</summary>
    public IEnumerable<(string Part, string Local, string Latin)> Parts =>
    [
        ("building", Local.Building, Latin.Building), ("soi", Local.Soi, Latin.Soi), ("road", Local.Road, Latin.Road),
        ("subdistrict", Local.Subdistrict, Latin.Subdistrict), ("district", Local.District, Latin.District),
    ];

    /// <summary>Of an address in Thailand that is not told at all, it is the parts that are missing.</summary>
    private bool HasParts => (House + Moo + Province + Postcode).Length > 0 || Local != Nowhere || Latin != Nowhere
        || (Country == Kernel.Country.Thailand.Code && AddressLatin.Length == 0);

    private ThaiAddress? Address(FormReader read)
    {
        if (read.Take("province", Identity.Province.Parse(Province)) is not { } province) return null;
        return new ThaiAddress
        {
            House = House,
            Moo = Moo,
            Province = province,
            Postcode = Postcode,
            Local = Local,
            Latin = Latin,
        };
    }

    private static ThaiPlaces Places(IFormCollection form, string script)
    {
        return new ThaiPlaces(Part("building"), Part("soi"), Part("road"), Part("subdistrict"), Part("district"));

        string Part(string name) => FormReader.Typed(form, $"{name}-{script}");
    }
}
