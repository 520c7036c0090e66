using System.Globalization;
using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// What became of the year's orders. The digest is over all that a play decides: orders, states, amounts, dates, papers
/// and every move in the journal. What is random by nature is not in it: ids, payment references, link secrets, codes
/// and the salts of the buyers' seals, and so the hashes made with them.
/// </summary>
internal sealed record YearSummary(
    YearSetup Setup, IReadOnlyList<(Story Story, OrderState State)> Orders, Hash256 Digest)
{
    internal static async Task<YearSummary> Of(YearStage stage, YearPlan plan)
    {
        var orders = new List<(Story, OrderState)>();
        var text = new StringBuilder();
        foreach (PlannedOrder order in plan.Orders)
        {
            TradeRecord record = await stage.Record(order);
            orders.Add((order.Story, record.State));
            Write(text, order, record);
            foreach (JournalMove move in await stage.Desk.Journal.Moves(record.Order)) Write(text, move);
        }
        return new YearSummary(stage.Setup, orders, Hash256.Of(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal IEnumerable<(T Of, int Count)> CountBy<T>(Func<(Story Story, OrderState State), T> key) =>
        Orders.GroupBy(key).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    private static void Write(StringBuilder text, PlannedOrder order, TradeRecord record)
    {
        OrderTerms terms = record.Terms;
        string goods = $"{order.Goods.Shop}/{order.Goods.Listing.Slug}";
        string papers = $"{record.Invoice?.Number} {record.Shipped?.Tracking}";
        _ = text.AppendLine(CultureInfo.InvariantCulture, $"{order.Number} {order.Story} {record.State} {goods}")
            .AppendLine(CultureInfo.InvariantCulture, $"{terms.Units} {terms.Total} {terms.To} {terms.Place} {papers}");
        foreach (Happening happening in record.History)
            _ = text.Append(Second(happening.At)).Append(' ').AppendLine(happening.Fact.GetType().Name);
    }

    private static void Write(StringBuilder text, JournalMove move)
    {
        string accounts = $"{move.Debit.Kind} {move.Credit.Kind}";
        string moment = Second(move.RecordedAt);
        _ = text.AppendLine(
            CultureInfo.InvariantCulture, $"{moment} {move.EntryKind} {move.Phase} {accounts} {move.Amount}");
    }

    /// <summary>Entries of one moment are some microseconds apart; how many is the loop's affair.</summary>
    private static string Second(Instant at) =>
        at.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
