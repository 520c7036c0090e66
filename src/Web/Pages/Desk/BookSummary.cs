using Sampan.Ledger;

namespace Sampan.Web.Pages.Desk;

/// <summary>What lies in one place of a firm's book: its escrow in all, its earnings.</summary>
public sealed record MoneyPlace(AccountKind Kind, Commodity Commodity, Int128 Balance);

/// <summary>
/// The units of one listing: not yet sold (those held for unpaid orders among them), sold, and received.
/// </summary>
public sealed record StockPlace(Commodity Commodity, Int128 OnHand, Int128 Held, Int128 Promised, Int128 Delivered);

/// <summary>Where a firm's money and stock are, from the trial balance of its book.</summary>
public sealed record BookSummary(IReadOnlyList<MoneyPlace> Money, IReadOnlyList<StockPlace> Stock)
{
    /// <summary>In the order in which money passes through them.</summary>
    private static readonly AccountKind[] Places =
    [
        Chart.Arrivals, Chart.Escrow, Chart.Refundable, Chart.Payable, Chart.Fee,
        Chart.Wallet, Chart.Committed, Chart.Repaid,
    ];

    public static BookSummary Empty { get; } = new([], []);

    public static BookSummary Of(TrialBalance book) => new(
        [
            .. Places.SelectMany(kind => book.Lines.Where(line => line.Kind.Equals(kind) && line.Balance != 0)
                .Select(line => new MoneyPlace(kind, line.Commodity, line.Balance))),
        ],
        [
            .. book.Lines.Where(line => line.Commodity.Kind == CommodityKind.Stock).GroupBy(line => line.Commodity)
                .Select(lines => new StockPlace(
                    lines.Key, Balance(lines, Chart.OnHand),
                    lines.Where(l => l.Kind.Equals(Chart.OnHand)).Select(l => l.HeldDebits).FirstOrDefault(),
                    Balance(lines, Chart.Promised), Balance(lines, Chart.Delivered))),
        ]);

    private static Int128 Balance(IEnumerable<TrialBalanceLine> lines, AccountKind kind) =>
        lines.Where(line => line.Kind.Equals(kind)).Select(line => line.Balance).FirstOrDefault();
}
