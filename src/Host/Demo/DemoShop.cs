using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// One shop of the demo as its file in <c>data/demo/shops</c> states it: the firm, its owner's sign-in, what it sells.
/// The files travel inside the program and are written by us: one that cannot be read is a bug, not a refusal.
/// </summary>
internal sealed record DemoShop(
    string Slug,
    string Owner,
    DemoFirm Firm,
    IReadOnlyDictionary<string, Wording> Words,
    IReadOnlyList<DemoListing> Listings)
{
    private const string Folder = "demo/shops/";

    private static readonly Lazy<IReadOnlyList<DemoShop>> Read = new(() =>
    [
        .. typeof(DemoShop).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(ReadFile)
            .OrderBy(shop => shop.Slug != FirstSlug).ThenBy(shop => shop.Slug, StringComparer.Ordinal),
    ]);

    /// <summary>Whose dried mango the demo's trade is played with.</summary>
    internal const string FirstSlug = "chanthaburi-sun-fruit";

    /// <summary>What the demo's own buyers order of it.</summary>
    internal const string FirstGoods = "dried-mango";

    /// <summary>Every shop; <see cref="First"/> is the first, the others follow by their address.</summary>
    internal static IReadOnlyList<DemoShop> All => Read.Value;

    internal static DemoShop First => All[0];

    private static DemoShop ReadFile(string name)
    {
        using Stream file = typeof(DemoShop).Assembly.GetManifestResourceStream(name)!;
        DemoShop shop = JsonSerializer.Deserialize(file, DemoShopJson.Default.DemoShop)!;
        return $"{Folder}{shop.Slug}.json" == name
            ? shop
            : throw new InvalidOperationException($"{name} describes {shop.Slug}.");
    }
}

/// <summary>A firm that does not exist. Its tax number has the length of a Thai one and is all zeros.</summary>
internal sealed record DemoFirm(
    string NameLocal,
    string NameLatin,
    ThaiAddress Address,
    string Size,
    string PayoutNumber,
    string PayoutHolder)
{
    internal FirmDetails Details => new()
    {
        Kind = FirmKind.Seller,
        NameLocal = NameLocal,
        NameLatin = NameLatin,
        Country = Country.Thailand,
        ThaiAddress = Address,
        TaxId = "0000000000000",
        Size = FirmSizes.Parse(Size).Value,
    };

    internal PayoutAccount Payout => new("SANDBOX", PayoutNumber, PayoutHolder);
}

/// <summary>Strict: a member that nobody reads, is missing or stands twice makes the file unreadable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DemoShop))]
[JsonSerializable(typeof(IReadOnlyList<DemoLender>))]
[JsonSerializable(typeof(DemoWorkingGroup))]
[JsonSerializable(typeof(IReadOnlyList<DemoMentor>))]
[JsonSerializable(typeof(IReadOnlyList<DemoQuestion>))]
internal sealed partial class DemoShopJson : JsonSerializerContext;
