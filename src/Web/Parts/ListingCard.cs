using Sampan.Market;

namespace Sampan.Web.Parts;

/// <summary>A listing among others, with the first of its pictures.</summary>
public sealed record ListingCard(Shop Shop, Listing Listing, Picture? Picture)
{
    /// <summary>On the page of its own shop, which needs not be named again.</summary>
    public bool IsInItsShop { get; init; }

    /// <summary>In view when the page opens.</summary>
    public bool First { get; init; }
}
