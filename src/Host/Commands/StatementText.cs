using System.Globalization;
using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Host.Commands;

/// <summary>A statement as a person reads it at a terminal, and as a document.</summary>
internal static class StatementText
{
    internal static string Of(AccountStatement statement, IReadOnlyDictionary<Id, string> references)
    {
        Commodity commodity = statement.Asked.Account.Commodity;
        var movements = new TextTable(
            ">seq", "recorded", "effective", "entry", "order", "other account", ">debit", ">credit", ">balance");
        movements.Add("", "", "", "opening balance", "", "", "", "", commodity.AmountText(statement.Opening));
        foreach (Movement m in statement.Movements)
        {
            movements.Add(
                $"{m.Seq}", m.RecordedAt.ToString()[..16], m.Effective.Text(), m.Entry, Order(m.Subject),
                m.Other.ToString(), Side(m.Debit), Side(m.Credit), commodity.AmountText(m.Balance));
        }
        movements.Add("", "", "", "closing balance", "", "", "", "", commodity.AmountText(statement.Closing));
        var text = new StringBuilder($"{statement.Asked.Account}\n\n{movements}");
        if (statement.Held.Count == 0) return text.ToString();
        var held = new TextTable(">seq", "until", "order", "other account", ">debit", ">credit");
        foreach (HeldAmount h in statement.Held)
        {
            held.Add(
                $"{h.Transfer >> 8}", h.Deadline.ToString()[..16], Order(h.Subject), h.Other.ToString(), Side(h.Debit),
                Side(h.Credit));
        }
        return text.Append(CultureInfo.InvariantCulture, $"\nheld at the end\n\n{held}").ToString();

        string Order(Id subject) => references.GetValueOrDefault(subject) ?? "";

        string Side(long amount) => amount == 0 ? "" : commodity.AmountText(amount);
    }

    internal static object Document(AccountStatement statement, IReadOnlyDictionary<Id, string> references)
    {
        StatementQuery asked = statement.Asked;
        Commodity commodity = asked.Account.Commodity;
        return new
        {
            account = asked.Account.ToString(),
            number = statement.Number,
            from = asked.From?.Text(),
            to = asked.To?.Text(),
            by = asked.By == EntryDate.Effective ? "effective" : "recorded",
            knownAt = asked.KnownAt?.ToString(),
            opening = commodity.AmountText(statement.Opening),
            movements = statement.Movements.Select(m => new
            {
                transfer = m.Transfer,
                seq = m.Seq,
                entry = m.Entry,
                recordedAt = m.RecordedAt.ToString(),
                effective = m.Effective.Text(),
                order = references.GetValueOrDefault(m.Subject),
                other = m.Other.ToString(),
                debit = commodity.AmountText(m.Debit),
                credit = commodity.AmountText(m.Credit),
                balance = commodity.AmountText(m.Balance),
            }),
            closing = commodity.AmountText(statement.Closing),
            held = statement.Held.Select(h => new
            {
                transfer = h.Transfer,
                until = h.Deadline.ToString(),
                order = references.GetValueOrDefault(h.Subject),
                other = h.Other.ToString(),
                debit = commodity.AmountText(h.Debit),
                credit = commodity.AmountText(h.Credit),
            }),
        };
    }
}
