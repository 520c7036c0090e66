using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Council.Observatory;

/// <summary>Reads what happened in a month, heading by heading and trader by trader.</summary>
internal sealed class CellRows(Database database, Commodity money, IReadings readings)
{
    private readonly record struct Portion(Heading At, Id Trader, int Days, Sums Sums);

    internal async Task<Dictionary<Heading, Cell>> Of(View view, Month month)
    {
        var cells = new Dictionary<Heading, Cell>();
        foreach (Portion portion in await Portions(view, month))
        {
            if (!cells.TryGetValue(portion.At, out Cell? cell)) cells[portion.At] = cell = new Cell();
            cell.Add(portion.Trader, portion.Sums);
            if (view.What is Happened.Delivered or Happened.Released) cell.Add(portion.Days, portion.Sums.Cases);
        }
        return cells;
    }

    private async Task<IReadOnlyList<Portion>> Portions(View view, Month month)
    {
        if (view.What == Happened.Read)
            return
            [
                .. (await readings.In(month)).Select(reading => new Portion(
                    new Heading(view.By == Division.Whole ? "" : reading.Lesson), reading.Reader, 0, new Sums(1))),
            ];
        await using DbConnection connection = await database.Connect();
        return await connection.Command(Text(view), ("money", money.Code), ("month", (long)month.Count)).Rows(row =>
            new Portion(
                new Heading(row.GetString(0), row.GetString(1)), Id.FromBytes(row.Bytes(2)), (int)row.GetInt64(3),
                new Sums(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))));
    }

    private static string Text(View view)
    {
        (string key, string across) = Columns(view);
        if (view.What == Happened.Asked)
            return $"SELECT {key}, '', seller, 0, count(*), 0, 0, 0 FROM observed_asking " +
                $"WHERE money = @money AND asked_in = @month GROUP BY {key}, seller";
        (string month, string days) = view.What switch
        {
            Happened.Shipped => ("shipped_in", "0"),
            Happened.Held => ("held_in", "0"),
            Happened.Delivered => ("delivered_in", "delivery_days"),
            Happened.Released => ("released_in", "cash_days"),
            Happened.Pledged => ("pledged_in", "0"),
            _ => ("paid_in", "0"),
        };
        // Only what is paid is counted line by line and in money.
        string where = view.What == Happened.Paid ? "" : " AND counted = 1";
        string sums = view.What == Happened.Paid
            ? "CAST(SUM(counted) AS BIGINT), CAST(SUM(goods) AS BIGINT), " +
                "CAST(SUM(freight_and_insurance) AS BIGINT), CAST(SUM(fee) AS BIGINT)"
            : "count(*), 0, 0, 0";
        return $"SELECT {key} AS heading, {across} AS across, seller, {days} AS days, {sums} FROM observed_line " +
            $"WHERE money = @money AND {month} = @month{where} GROUP BY heading, across, seller, days";
    }

    private static (string Key, string Across) Columns(View view) => (view.What, view.By) switch
    {
        (_, Division.Chapter) => ("chapter", "''"),
        (_, Division.Destination) => ("destination", "''"),
        (_, Division.Province) => ("province", "''"),
        (_, Division.Size) => ("size", "''"),
        (_, Division.ChapterAndDestination) => ("chapter", "destination"),
        (Happened.Shipped, Division.Reason) => ("preference", "''"),
        (Happened.Held, Division.Reason) => ("held_for", "''"),
        (Happened.Asked, Division.Reason) => ("answer", "''"),
        _ => ("''", "''"),
    };
}
