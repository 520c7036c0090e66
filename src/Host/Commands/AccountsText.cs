using Sampan.Ledger;

namespace Sampan.Host.Commands;

/// <summary>Accounts by the names that <c>ledger statement --account</c> takes.</summary>
internal static class AccountsText
{
    internal static string Of(IReadOnlyList<Account> accounts)
    {
        var table = new TextTable("account", ">debits", ">credits", ">balance", ">held debits", ">held credits");
        foreach (Account a in accounts)
        {
            table.Add(
                a.Key.ToString(), Amount(a, a.DebitsPosted), Amount(a, a.CreditsPosted), Amount(a, a.Balance),
                Amount(a, a.DebitsPending), Amount(a, a.CreditsPending));
        }
        return table.ToString();
    }

    internal static object Document(IReadOnlyList<Account> accounts) => new
    {
        accounts = accounts.Select(a => new
        {
            account = a.Key.ToString(),
            number = a.Id,
            debits = Amount(a, a.DebitsPosted),
            credits = Amount(a, a.CreditsPosted),
            balance = Amount(a, a.Balance),
            heldDebits = Amount(a, a.DebitsPending),
            heldCredits = Amount(a, a.CreditsPending),
        }),
    };

    private static string Amount(Account account, long amount) =>
        account.Key.Commodity.AmountText(amount);
}
