using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// The accounts an order's entries use, by the names of docs/money-map.md. All lie in the seller's book.
/// </summary>
public sealed class OrderAccounts(int book, TradeRecord record)
{
    private readonly OrderTerms _terms = record.Terms;

    public AccountKey OnHand => new(book, Chart.OnHand, record.Seller, _terms.StockCommodity);

    public AccountKey Supply => new(book, Chart.Supply, record.Seller, _terms.StockCommodity);

    public AccountKey Promised => new(book, Chart.Promised, record.Order, _terms.StockCommodity);

    public AccountKey Delivered => new(book, Chart.Delivered, record.Order, _terms.StockCommodity);

    public AccountKey Arrivals => new(book, Chart.Arrivals, record.Order, _terms.MoneyCommodity);

    public AccountKey Escrow => new(book, Chart.Escrow, record.Order, _terms.MoneyCommodity);

    public AccountKey Refundable => new(book, Chart.Refundable, record.Order, _terms.MoneyCommodity);

    public AccountKey Payable => new(book, Chart.Payable, record.Seller, _terms.MoneyCommodity);

    public AccountKey Fee => new(book, Chart.Fee, Id.None, _terms.MoneyCommodity);

    /// <summary>A move of money, or none when the amount is zero: a transfer's amount is always positive.</summary>
    public static IEnumerable<Step> Money(AccountKey debit, AccountKey credit, Money amount) =>
        amount.Minor == 0 ? [] : [new Move(debit, credit, amount.Minor)];
}
