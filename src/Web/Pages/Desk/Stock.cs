using Sampan.Ledger;

namespace Sampan.Web.Pages.Desk;

/// <summary>How many units of a listing can still be sold, read from a firm's accounts.</summary>
internal static class Stock
{
    internal static long Available(IEnumerable<Account> accounts, Id listing)
    {
        var stock = Commodity.Stock(listing);
        return accounts.Where(account => account.Key.Kind == Chart.OnHand && account.Key.Commodity == stock)
            .Sum(account => account.Available);
    }
}
