using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// Shops and what they sell. How much of it there is stands in the ledger, never here. A firm is an id: who may act
/// for it was decided by the caller; asking for another firm's shop or listing answers not found. Refusals:
/// <see cref="MarketRefusals"/>.
/// </summary>
public interface IMarket
{
    Task<Outcome<Shop>> SaveShop(SaveShop command, Instant now);

    Task<Outcome<Shop>> Shop(Id shop);

    Task<Outcome<Shop>> ShopBySlug(string slug);

    Task<IReadOnlyList<Shop>> ShopsOf(Id firm);

    /// <summary>What a visitor may look around in: shops with something to sell, the latest changed first.</summary>
    Task<IReadOnlyList<Shop>> OpenShops(int limit);

    /// <summary>What is for sale in all shops, by words and trade.</summary>
    Task<CataloguePage> Catalogue(CatalogueQuery query);

    Task<Outcome<Listing>> SaveListing(SaveListing command, Instant now);

    Task<Outcome<Listing>> Listing(Id listing);

    /// <summary>The listing, if it is the firm's own.</summary>
    Task<Outcome<Listing>> ListingOf(Id firm, Id listing);

    /// <summary>What a visitor sees at this address: only an active listing is found.</summary>
    Task<Outcome<Listing>> ListingBySlug(string shop, string slug);

    /// <summary>The shop's listings by slug; at most <see cref="ListingRules.MostPerShop"/>.</summary>
    Task<IReadOnlyList<Listing>> ListingsOf(Id shop, bool onlyActive);
}

/// <summary>
/// How somebody without an account comes to one order: by an address, or by what he writes on a payment.
/// </summary>
public interface IOrderAddresses
{
    /// <summary>
    /// Makes an address nobody can guess and gives its secret part, which is not kept: only its hash is.
    /// </summary>
    Task<string> IssueLink(Id order, Instant now, Instant expires);

    /// <summary>
    /// Makes a new address for an order and ends every earlier one: whoever had those has no way in any more.
    /// </summary>
    Task<string> RenewLink(Id order, Instant now, Instant expires);

    Task<Outcome<Id>> OrderByLink(string token, Instant now);

    /// <summary>The order's payment reference, made at the first asking.</summary>
    Task<PaymentReference> ReferenceOf(Id order, Instant now);

    /// <summary>Reads what a payer typed; a typing error is <c>reference_malformed</c>, never another order.</summary>
    Task<Outcome<Id>> OrderByReference(string text);
}

/// <summary>A name and a description in one language.</summary>
public sealed record Wording(string Title, string Description);

/// <summary>A shop of one firm. <see cref="Slug"/> is its address, unique in the installation.</summary>
public sealed class Shop
{
    public required Id Id { get; init; }

    public required Id Firm { get; init; }

    public required string Slug { get; set; }

    /// <summary>By language: <c>th</c>, <c>en</c>, <c>zh</c>, <c>ja</c>.</summary>
    public required IReadOnlyDictionary<string, Wording> Words { get; set; }

    /// <summary>1 when it is new; grows with every save.</summary>
    public int Version { get; init; } = 1;

    public required Instant ChangedAt { get; set; }
}

/// <param name="Shop">The shop to change, or <see cref="Id.None"/> for a new one.</param>
/// <param name="Version">The version that was looked at; 0 for a new shop.</param>
public sealed record SaveShop(
    Id Firm, Id Shop, int Version, string Slug, IReadOnlyDictionary<string, Wording> Words);

/// <summary>One product offered by a shop. <see cref="Slug"/> is unique in the shop.</summary>
public sealed class Listing
{
    public required Id Id { get; init; }

    public required Id Shop { get; init; }

    public required Id Firm { get; init; }

    public required string Slug { get; set; }

    public required ListingTerms Terms { get; set; }

    /// <summary>1 when it is new; grows with every save.</summary>
    public int Version { get; init; } = 1;

    public required Instant ChangedAt { get; set; }
}

/// <param name="Listing">The listing to change, or <see cref="Id.None"/> for a new one.</param>
/// <param name="Version">The version that was looked at; 0 for a new listing.</param>
public sealed record SaveListing(Id Firm, Id Shop, Id Listing, int Version, string Slug, ListingTerms Terms);
