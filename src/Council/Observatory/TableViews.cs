namespace Sampan.Council.Observatory;

/// <summary>How each table looks at a month, and what it shows of it.</summary>
internal static class TableViews
{
    private static readonly Column[] s_trade = [Column.Orders, Column.Sellers, Column.Goods];

    internal static View Of(TableName table) => table switch
    {
        TableName.Month => new(Happened.Paid, Division.Whole),
        TableName.Chapter => new(Happened.Paid, Division.Chapter),
        TableName.Destination or TableName.Cost => new(Happened.Paid, Division.Destination),
        TableName.Province => new(Happened.Paid, Division.Province),
        TableName.Size => new(Happened.Paid, Division.Size),
        TableName.ChapterDestination => new(Happened.Paid, Division.ChapterAndDestination),
        TableName.Delivery => new(Happened.Delivered, Division.Destination),
        TableName.Cash => new(Happened.Released, Division.Destination),
        TableName.Held => new(Happened.Held, Division.Reason),
        TableName.Preference => new(Happened.Shipped, Division.Reason),
        TableName.Funding => new(Happened.Asked, Division.Reason),
        TableName.Loans => new(Happened.Pledged, Division.Destination),
        _ => new(Happened.Read, Division.Reason),
    };

    /// <summary>Sellers of several months cannot be counted from what is shown of each.</summary>
    internal static IReadOnlyList<Column> Columns(TableName table, bool isOneMonth)
    {
        Column[] all = table switch
        {
            TableName.Month => [.. s_trade, Column.FreightAndInsurance, Column.Fee],
            TableName.Cost =>
                [Column.Orders, Column.Goods, Column.FreightAndInsurance, Column.Fee, Column.CostPerThousand],
            TableName.Delivery or TableName.Cash => [Column.Orders, Column.Sellers, Column.MiddleDays],
            TableName.Held or TableName.Preference or TableName.Funding or TableName.Loans =>
                [Column.Orders, Column.Sellers],
            TableName.Learning => [Column.Readings, Column.Readers],
            _ => s_trade,
        };
        return isOneMonth || table == TableName.Month
            ? all
            : [.. all.Where(column => column is not (Column.Sellers or Column.Readers))];
    }
}
