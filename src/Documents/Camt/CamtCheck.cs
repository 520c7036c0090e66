using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Documents.Camt;

/// <summary>Whether camt.053 can say it.</summary>
internal static class CamtCheck
{
    internal const int LongestName = 140;

    /// <summary>The schema takes 18 digits, decimals included; the ledger counts to 2^62 - 1, which has 19.</summary>
    private static readonly Int128 Most = Int128.Parse("999999999999999999", CultureInfo.InvariantCulture);

    internal static Refusal? Of(StatementFacts facts)
    {
        if (facts.Commodity.Kind != CommodityKind.Money)
            return DocumentRefusals.CamtNotForStock.With(("commodity", facts.Commodity.Code));
        // Every other amount lies between two balances or is part of one of the sums.
        Int128 balances = facts.Movements.Select(m => m.Balance).Append(facts.Opening).Max(b => Int128.Abs(b));
        Int128 longest = Int128.Max(balances, Int128.Max(Sum(facts, m => m.Debit), Sum(facts, m => m.Credit)));
        if (Int128.Max(longest, Int128.Abs(Available(facts))) > Most) return DocumentRefusals.CamtAmountTooLong;
        return facts.Owner is null
            ? null
            : TextCheck.Of(new InvoiceField("owner", Cut(facts.Owner, LongestName), LongestName, true, Letters.Any));
    }

    /// <summary>What could still be taken out at the end.</summary>
    internal static Int128 Available(StatementFacts facts) =>
        facts.Held.Aggregate((Int128)facts.Closing, (rest, hold) => rest - hold.Debit);

    internal static Int128 Sum(StatementFacts facts, Func<StatementMovement, long> side) =>
        facts.Movements.Aggregate((Int128)0, (sum, movement) => sum + side(movement));

    /// <summary>As much as fits, never half of a surrogate pair.</summary>
    internal static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
}
