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
                line.Kind.Name, line.Commodity.Code, line.Commodity.AmountText(line.Debits),
                line.Commodity.AmountText(line.Credits), line.Commodity.AmountText(line.Balance),
                line.Commodity.AmountText(line.HeldDebits), line.Commodity.AmountText(line.HeldCredits));
        }
        var totals = new TextTable("commodity", ">debits", ">credits", ">difference");
        foreach (TrialBalanceTotal total in balance.Totals)
        {
            totals.Add(
                total.Commodity.Code, total.Commodity.AmountText(total.Debits),
                total.Commodity.AmountText(total.Credits),
                total.Commodity.AmountText(total.Credits - total.Debits));
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
            debits = line.Commodity.AmountText(line.Debits),
            credits = line.Commodity.AmountText(line.Credits),
            balance = line.Commodity.AmountText(line.Balance),
            heldDebits = line.Commodity.AmountText(line.HeldDebits),
            heldCredits = line.Commodity.AmountText(line.HeldCredits),
        }),
        totals = balance.Totals.Select(total => new
        {
            commodity = total.Commodity.Code,
            debits = total.Commodity.AmountText(total.Debits),
            credits = total.Commodity.AmountText(total.Credits),
        }),
    };

    private static string Head(TrialBalanceQuery asked)
    {
        string books = asked.Book is { } book ? $"book {book}" : "all books";
        if (asked.At is not { } day) return $"{books}, as it stands";
        return $"{books}, end of {day.Text()}, by {(asked.By == EntryDate.Effective ? "effective" : "recorded")} date";
    }
}
