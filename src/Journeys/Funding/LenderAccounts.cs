using Sampan.Ledger;

namespace Sampan.Journeys.Funding;

/// <summary>The accounts of a lender's book, by the names of docs/money-map.md.</summary>
public sealed class LenderAccounts(int book, Id lender, Commodity money)
{
    public AccountKey Wallet => new(book, Chart.Wallet, lender, money);

    public AccountKey Committed(Id loan) => new(book, Chart.Committed, loan, money);

    public AccountKey Repaid(Id loan) => new(book, Chart.Repaid, loan, money);

    /// <summary>Headroom is counted apart for each mandate: what one lends takes nothing of another's limits.</summary>
    public AccountKey Issued(Id mandate, Id limit) => new(book, Chart.Issued, limit, Commodity.Credit(mandate));

    public AccountKey Headroom(Id mandate, Id limit) => new(book, Chart.Headroom, limit, Commodity.Credit(mandate));

    public AccountKey Exposed(Id mandate, Id limit) => new(book, Chart.Exposed, limit, Commodity.Credit(mandate));
}
