namespace Sampan.Council;

/// <summary>The observatory's tables. docs/observatory.md says how each is counted.</summary>
public enum TableName
{
    /// <summary>All trade, month by month.</summary>
    Month = 1,

    Chapter,
    Destination,
    Province,
    Size,
    ChapterDestination,

    /// <summary>From order to delivery, by destination.</summary>
    Delivery,

    /// <summary>From delivery to the release of the money, by destination.</summary>
    Cash,

    /// <summary>What is paid beside the goods, by destination.</summary>
    Cost,

    /// <summary>Shipments that customs held, by reason.</summary>
    Held,

    /// <summary>Orders that were shipped, by the preference that their proof of origin allows.</summary>
    Preference,

    /// <summary>Orders on which money was asked for, by what came of it.</summary>
    Funding,

    /// <summary>Orders on which money was lent, by destination.</summary>
    Loans,

    /// <summary>Lessons read, by lesson.</summary>
    Learning,
}

/// <summary>What stands in a column.</summary>
public enum Column
{
    Orders = 1,
    Sellers,
    Goods,
    FreightAndInsurance,
    Fee,

    /// <summary>Freight, insurance and fee for each thousand of goods, in tenths.</summary>
    CostPerThousand,

    MiddleDays,
    Readings,
    Readers,
}

/// <summary>
/// A table as everybody may see it. The months of a sum need not all show a row: <see cref="ObservedRow.Months"/>.
/// </summary>
public sealed record ObservedTable
{
    /// <summary>The key of the row in which stands what cannot be shown by itself.</summary>
    public const string Rest = "rest";

    public required TableName Name { get; init; }

    public required MonthSpan Months { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<ObservedRow> Rows { get; init; }

    /// <summary>Null where nothing happened, or the whole says too much, or the rows are the months.</summary>
    public CellFigures? Total { get; init; }

    /// <summary>
    /// How many headings stand in the rest, or of a table with two sides how many cells are hidden; the sum of its
    /// months.
    /// </summary>
    public int Hidden { get; init; }

    /// <summary>Months in which something happened and nothing of it is shown.</summary>
    public int HiddenMonths { get; init; }
}

/// <param name="Key">
/// A chapter, a country, a province, a size, a reason, a lesson or a month; empty for what was not said.
/// </param>
/// <param name="Across">The country, in a table with two sides; else empty.</param>
/// <param name="Figures">Null where hidden.</param>
/// <param name="Months">In how many months the row is shown by itself.</param>
public sealed record ObservedRow(string Key, string Across, CellFigures? Figures, int Months);
