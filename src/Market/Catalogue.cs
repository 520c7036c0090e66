namespace Sampan.Market;

/// <summary>What a visitor looks for among everything that is for sale.</summary>
/// <param name="Text">
/// Words that must all occur, in any language, in a product's or its shop's name or description, or begin its HS code.
/// </param>
/// <param name="Sector">Only goods of this sector; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record CatalogueQuery(string Text = "", Sector? Sector = null, int Page = 1)
{
    public const int PageSize = 24;
}

/// <summary>One page of what was found, the latest changed first.</summary>
/// <param name="Count">How many were found on all pages.</param>
/// <param name="Sectors">How many of each sector match the words.</param>
public sealed record CataloguePage(
    IReadOnlyList<(Shop Shop, Listing Listing)> Found, int Count, IReadOnlyDictionary<Sector, int> Sectors)
{
    public int Pages => (Count + CatalogueQuery.PageSize - 1) / CatalogueQuery.PageSize;
}
