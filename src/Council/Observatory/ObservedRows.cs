using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Council.Observatory;

internal sealed class ObservedRows(Database database) : IObservedTrade
{
    private const string InsertLine =
        "INSERT INTO observed_line (order_id, line, counted, seller, money, chapter, destination, province, size, " +
        "goods, freight_and_insurance, fee, paid_in, shipped_in, held_in, held_for, delivered_in, delivery_days, " +
        "released_in, cash_days, pledged_in, preference) VALUES (@order, @line, @counted, @seller, @money, @chapter, " +
        "@destination, @province, @size, @goods, @transport, @fee, @paid, @shipped, @held, @reason, @delivered, " +
        "@delivery, @released, @cash, @pledged, @preference) ";

    private const string InsertQuote =
        "INSERT INTO quoted_line (order_id, line, seller, money, size, chapter, destination, paid_in, " +
        "inputs) VALUES (@order, @line, @seller, @money, @size, @chapter, @destination, @paid, @inputs) " +
        "ON CONFLICT (order_id, line) DO NOTHING";

    // What was agreed and who the seller was then stays as it was first kept.
    private const string OrGoOn =
        "ON CONFLICT (order_id, line) DO UPDATE SET shipped_in = excluded.shipped_in, held_in = excluded.held_in, " +
        "held_for = excluded.held_for, delivered_in = excluded.delivered_in, " +
        "delivery_days = excluded.delivery_days, released_in = excluded.released_in, " +
        "cash_days = excluded.cash_days, pledged_in = excluded.pledged_in, preference = excluded.preference";

    public async Task<ObservedPosition> Position()
    {
        await using DbConnection connection = await database.Connect();
        return await Position(connection);
    }

    internal static async Task<ObservedPosition> Position(DbConnection connection)
    {
        List<ObservedPosition> found = await connection.Command("SELECT seq, passed FROM observed_position")
            .Rows(row => new ObservedPosition(row.GetInt64(0), new Instant(row.GetInt64(1))));
        return found.Count == 0 ? default : found[0];
    }

    public async Task Keep(IReadOnlyList<ObservedOrder> orders, ObservedPosition position)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        foreach (ObservedOrder order in orders)
            for (int i = 0; i < order.Lines.Count; i++) await Keep(connection, order, i);
        await using DbCommand move = connection.Command(
            "INSERT INTO observed_position (id, seq, passed) VALUES (1, @seq, @passed) " +
            "ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, passed = excluded.passed",
            ("seq", position.Seq), ("passed", position.Passed.Microseconds));
        _ = await move.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public async Task Keep(ObservedAsking asking)
    {
        await using DbConnection connection = await database.Connect();
        // Offers are looked at far oftener than looked for, and a look must not wait for the one who writes.
        await using DbCommand look = connection.Command(
            "SELECT 1 FROM observed_asking WHERE order_id = @order", ("order", asking.Order.ToBytes()));
        if (await look.ExecuteScalarAsync() is not null) return;
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbCommand keep = connection.Command(
            "INSERT INTO observed_asking (order_id, seller, money, asked_in, answer) " +
            "VALUES (@order, @seller, @money, @month, @answer) ON CONFLICT (order_id) DO NOTHING",
            ("order", asking.Order.ToBytes()), ("seller", asking.Seller.ToBytes()), ("money", asking.Money.Code),
            ("month", (long)asking.AskedIn.Count), ("answer", asking.Answer));
        _ = await keep.ExecuteNonQueryAsync();
    }

    private static async Task Keep(DbConnection connection, ObservedOrder order, int line)
    {
        ObservedLine goods = order.Lines[line];
        ObservedLine counted = order.Lines.MaxBy(one => one.Goods)!;
        await using DbCommand keep = connection.Command(
            InsertLine + OrGoOn,
            ("order", order.Order.ToBytes()), ("line", (long)line),
            ("counted", ReferenceEquals(goods, counted) ? 1L : 0L), ("seller", order.Seller.Firm.ToBytes()),
            ("money", order.Money.Code), ("chapter", goods.Chapter), ("destination", order.To.Code),
            ("province", order.Seller.Province), ("size", order.Seller.Size), ("goods", goods.Goods),
            ("transport", goods.FreightAndInsurance), ("fee", goods.Fee), ("paid", Count(order.PaidIn)),
            ("shipped", Count(order.ShippedIn)), ("held", Count(order.HeldIn)), ("reason", order.HeldFor),
            ("delivered", Count(order.DeliveredIn)), ("delivery", (long)order.DeliveryDays),
            ("released", Count(order.ReleasedIn)), ("cash", (long)order.CashDays),
            ("pledged", Count(order.PledgedIn)), ("preference", order.Preference));
        _ = await keep.ExecuteNonQueryAsync();
        if (goods.QuoteInputs is not { } inputs) return;
        await using DbCommand keepQuote = connection.Command(
            InsertQuote,
            ("order", order.Order.ToBytes()), ("line", (long)line), ("seller", order.Seller.Firm.ToBytes()),
            ("money", order.Money.Code), ("size", order.Seller.Size), ("chapter", goods.Chapter),
            ("destination", order.To.Code), ("paid", Count(order.PaidIn)), ("inputs", inputs));
        _ = await keepQuote.ExecuteNonQueryAsync();
    }

    private static long? Count(Month? month) => month?.Count;
}
