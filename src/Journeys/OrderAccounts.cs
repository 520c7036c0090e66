using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// The accounts an order's entries use, by the names of docs/money-map.md. All but one lie in the seller's book.
/// </summary>
/// <param name="lender">The book of the lender of the order's loan; nothing where there is none.</param>
public sealed class OrderAccounts(int book, TradeRecord record, int lender = 0)
{
    private readonly OrderTerms _terms = record.Terms;

    public AccountKey Arrivals => new(book, Chart.Arrivals, record.Order, _terms.MoneyCommodity);

    public AccountKey Escrow => new(book, Chart.Escrow, record.Order, _terms.MoneyCommodity);

    public AccountKey Refundable => new(book, Chart.Refundable, record.Order, _terms.MoneyCommodity);

    public AccountKey Payable => new(book, Chart.Payable, record.Seller, _terms.MoneyCommodity);

    public AccountKey Fee => new(book, Chart.Fee, Id.None, _terms.MoneyCommodity);

    /// <summary>In the lender's book: what comes back of the order's loan.</summary>
    public AccountKey Repaid => new(lender, Chart.Repaid, record.Loan!.Terms.Loan, _terms.MoneyCommodity);

    /// <summary>The units of every line, each from its own account of one kind to its own of another.</summary>
    /// <param name="debit">One of the four kinds that count goods: what a seller has, or what an order binds.</param>
    public IEnumerable<Move> Goods(AccountKind debit, AccountKind credit) =>
        _terms.Lines.Select(line => new Move(Stock(debit, line), Stock(credit, line), line.Units));

    private AccountKey Stock(AccountKind kind, GoodsLine line) =>
        new(book, kind, kind == Chart.OnHand || kind == Chart.Supply ? record.Seller : record.Order, line.Stock);

    /// <summary>A move of money, or none when the amount is zero: a transfer's amount is always positive.</summary>
    public static IEnumerable<Step> Money(AccountKey debit, AccountKey credit, Money amount) =>
        amount.Minor == 0 ? [] : [new Move(debit, credit, amount.Minor)];
}
