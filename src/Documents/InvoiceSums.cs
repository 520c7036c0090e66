using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>The arithmetic of an invoice. Sums are taken in 128 bits, so that they cannot overflow unseen.</summary>
internal static class InvoiceSums
{
    public static Refusal? Currencies(InvoiceFacts facts)
    {
        foreach ((string field, Money amount) in Amounts(facts))
            if (amount.Currency != facts.Currency)
                return DocumentRefusals.InvoiceCurrenciesMixed.With(
                    ("field", field), ("given", amount.Currency.Code ?? ""), ("wanted", facts.Currency.Code));
        return null;
    }

    public static Refusal? Ranges(InvoiceFacts facts)
    {
        foreach ((string field, Money amount) in Amounts(facts))
            if (amount.Minor is < 0 or > Money.Cap)
                return DocumentRefusals.InvoiceAmountOutOfRange.With(("field", field));
        return null;
    }

    public static Refusal? Sums(InvoiceFacts facts)
    {
        Int128 goods = 0;
        for (int i = 0; i < facts.Lines.Count; i++)
        {
            InvoiceLine line = facts.Lines[i];
            if (Product(line.Quantity, line.UnitPrice) is not { } product)
                return DocumentRefusals.InvoiceAmountOutOfRange.With(("field", $"lines.{i + 1}.net_amount"));
            if (product != line.NetAmount.Minor)
                return DocumentRefusals.InvoiceLineDoesNotMultiply.With(
                    ("line", (i + 1).ToString(CultureInfo.InvariantCulture)),
                    ("given", line.NetAmount.ToString()),
                    ("computed", new Money(product, facts.Currency).ToString()));
            goods += product;
        }
        return Compare("goods_total", facts.GoodsTotal, goods) ?? Compare(
            "grand_total", facts.GrandTotal, goods + facts.Freight.Minor + facts.Insurance.Minor);
    }

    /// <summary>
    /// Quantity × price in minor units, half a unit or more away from zero: the commercial rounding EN 16931-1:2017
    /// (§ 6.5.3) asks of an invoice line. Null when it exceeds the cap.
    /// </summary>
    private static long? Product(Quantity quantity, Money price)
    {
        if (price.Minor > Money.Cap / quantity.Amount) return null;
        return (long)decimal.Round(price.Minor * quantity.Amount, 0, MidpointRounding.AwayFromZero);
    }

    private static Refusal? Compare(string field, Money given, Int128 computed)
    {
        if (computed > Money.Cap) return DocumentRefusals.InvoiceAmountOutOfRange.With(("field", field));
        if (given.Minor == computed) return null;
        var right = new Money((long)computed, given.Currency);
        return DocumentRefusals.InvoiceDoesNotSum.With(
            ("field", field), ("given", given.ToString()), ("computed", right.ToString()));
    }

    private static IEnumerable<(string Field, Money Amount)> Amounts(InvoiceFacts facts)
    {
        for (int i = 0; i < facts.Lines.Count; i++)
        {
            yield return ($"lines.{i + 1}.unit_price", facts.Lines[i].UnitPrice);
            yield return ($"lines.{i + 1}.net_amount", facts.Lines[i].NetAmount);
        }
        yield return ("goods_total", facts.GoodsTotal);
        yield return ("freight", facts.Freight);
        yield return ("insurance", facts.Insurance);
        yield return ("grand_total", facts.GrandTotal);
    }
}
