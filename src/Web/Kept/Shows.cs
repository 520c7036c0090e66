namespace Sampan.Web.Kept;

/// <summary>What a page shows that can change under it.</summary>
[Flags]
public enum Shows
{
    Nothing = 0,

    /// <summary>Shops, listings and their pictures.</summary>
    Market = 1,
    Firms = 2,

    /// <summary>Rate cards.</summary>
    Freight = 4,

    /// <summary>Tariff books and exchange rates.</summary>
    Tariff = 8,

    /// <summary>Orders, and how much of a product can still be sold.</summary>
    Orders = 16,
    Everything = Market | Firms | Freight | Tariff | Orders,
}

/// <summary>Says what has changed since it was last asked, whoever changed it.</summary>
public interface ISiteNews
{
    Task<Shows> Changed();
}
