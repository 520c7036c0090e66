using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Host.Commands;

/// <summary>
/// A trial balance for a terminal, over the books that were asked, and as a document with a line per book.
/// </summary>
internal static class TrialBalanceText
{
    internal static string Of(TrialBalance balance)
    {
        var lines = new TextTable(
            "kind", "commodity", ">debits", ">credits", ">balance", ">held debits", ">held credits");
        foreach (TrialBalanceLine line in balance.OverBooks())
        {
            lines.Add(
                line.Kind.Name, line.Commodity.Code, Amount(line.Commodity, line.Debits),
                Amount(line.Commodity, line.Credits), Amount(line.Commodity, line.Balance),
                Amount(line.Commodity, line.HeldDebits), Amount(line.Commodity, line.HeldCredits));
        }
        var totals = new TextTable("commodity", ">debits", ">credits", ">difference");
        foreach (TrialBalanceTotal total in balance.Totals)
        {
            totals.Add(
                total.Commodity.Code, Amount(total.Commodity, total.Debits), Amount(total.Commodity, total.Credits),
                Amount(total.Commodity, total.Credits - total.Debits));
        }
        string end = balance.IsBalanced ? "Balanced." : "NOT BALANCED. Run: ./sampan ledger audit";
        return $"{Head(balance.Asked)}\n\n{lines}\n{totals}\n{end}\n";
    }

    internal static object Document(TrialBalance balance) => new
    {
        book = balance.Asked.Book,
        at = balance.Asked.At?.Text(),
        by = balance.Asked.By == EntryDate.Effective ? "effective" : "recorded",
        balanced = balance.IsBalanced,
        lines = balance.Lines.Select(line => new
        {
            book = line.Book,
            kind = line.Kind.Name,
            commodity = line.Commodity.Code,
            debits = Amount(line.Commodity, line.Debits),
            credits = Amount(line.Commodity, line.Credits),
            balance = Amount(line.Commodity, line.Balance),
            heldDebits = Amount(line.Commodity, line.HeldDebits),
            heldCredits = Amount(line.Commodity, line.HeldCredits),
        }),
        totals = balance.Totals.Select(total => new
        {
            commodity = total.Commodity.Code,
            debits = Amount(total.Commodity, total.Debits),
            credits = Amount(total.Commodity, total.Credits),
        }),
    };

    private static string Head(TrialBalanceQuery asked)
    {
        string books = asked.Book is { } book ? $"book {book}" : "all books";
        if (asked.At is not { } day) return $"{books}, as it stands";
        return $"{books}, end of {day.Text()}, by {(asked.By == EntryDate.Effective ? "effective" : "recorded")} date";
    }

    private static string Amount(Commodity commodity, Int128 amount) => StatementText.Amount(commodity, amount);
}
