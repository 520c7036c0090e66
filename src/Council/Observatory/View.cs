namespace Sampan.Council.Observatory;

/// <summary>What happened to an order, or beside it, in the month in which it is counted.</summary>
internal enum Happened
{
    Paid = 1,
    Shipped,
    Held,
    Delivered,
    Released,
    Pledged,
    Asked,
    Read,
}

/// <summary>What a table is divided by.</summary>
internal enum Division
{
    /// <summary>By nothing.</summary>
    Whole = 1,

    Chapter,
    Destination,
    Province,
    Size,

    /// <summary>
    /// Why goods were held, by which proof of origin they went, what came of asking for money, which lesson was read.
    /// </summary>
    Reason,

    ChapterAndDestination,
}

/// <summary>One way to look at a month.</summary>
internal readonly record struct View(Happened What, Division By);
