using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>The first reason why no invoice can be issued from some facts, in the order of DocumentRefusals.</summary>
internal static class InvoiceCheck
{
    private const int MaxLines = 2000;
    private const int MaxAddressLines = 6;

    public static Refusal? Of(InvoiceFacts facts) =>
        Shape(facts) ??
        Codes(facts) ??
        InvoiceField.Of(facts).Select(TextCheck.Of).FirstOrDefault(refusal => refusal is not null) ??
        InvoiceSums.Currencies(facts) ??
        InvoiceSums.Ranges(facts) ??
        Quantities(facts) ??
        Weights(facts) ??
        InvoiceSums.Sums(facts);

    private static Refusal? Shape(InvoiceFacts facts)
    {
        if (!IsDocumentNumber(facts.Number)) return DocumentRefusals.DocumentNumberMalformed.Text(facts.Number);
        if (facts.Lines.Count is 0 or > MaxLines)
            return DocumentRefusals.InvoiceLinesOutOfRange.With(
                ("count", Number(facts.Lines.Count)), ("limit", Number(MaxLines)));
        return AddressOf("seller", facts.Seller) ?? AddressOf("buyer", facts.Buyer);
    }

    private static Refusal? AddressOf(string name, InvoiceParty party) =>
        party.AddressLines.Count is 0 or > MaxAddressLines
            ? DocumentRefusals.AddressLinesOutOfRange.With(("party", name), ("limit", Number(MaxAddressLines)))
            : null;

    /// <summary>35 characters: the length UN/EDIFACT gives a document number (data element 1004).</summary>
    private static bool IsDocumentNumber(string? number) =>
        number is { Length: >= 1 and <= 35 } &&
        char.IsAsciiLetterOrDigit(number[0]) &&
        number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.');

    /// <summary>A code is there, or it was left at its default or made up.</summary>
    private static Refusal? Codes(InvoiceFacts facts)
    {
        if (facts.IssueDate == default) return Missing("issue_date");
        if (facts.Currency.Code is null) return Missing("currency");
        if (facts.Seller.Country.Code is null) return Missing("seller.country");
        if (facts.Buyer.Country.Code is null) return Missing("buyer.country");
        if (!Enum.IsDefined(facts.DeliveryTerm)) return Missing("delivery_term");
        if (!IsPossible(facts.PaymentTerms, facts)) return Missing("payment_terms");
        if (!PackageKind.All.Contains(facts.PackageKind)) return Missing("package_kind");
        for (int i = 0; i < facts.Lines.Count; i++)
        {
            if (facts.Lines[i].HsCode.Digits is null) return Missing($"lines.{i + 1}.hs_code");
            if (facts.Lines[i].Origin.Code is null) return Missing($"lines.{i + 1}.origin");
        }
        return null;
    }

    /// <summary>A deposit is a part of the whole, and the rest has its days.</summary>
    private static bool IsPossible(PaymentTerms terms, InvoiceFacts facts) => terms.Deposit is not { } deposit
        ? terms.RestDays == 0
        : deposit.Currency == facts.Currency && deposit.Minor > 0 && terms.RestDays > 0
            && deposit.Minor < facts.GrandTotal.Minor;

    private static Refusal? Quantities(InvoiceFacts facts)
    {
        for (int i = 0; i < facts.Lines.Count; i++)
            if (!IsMeasured(facts.Lines[i].Quantity)) return OutOfRange($"lines.{i + 1}.quantity");
        if (!IsMeasured(facts.GrossWeight)) return OutOfRange("gross_weight");
        if (!IsMeasured(facts.NetWeight)) return OutOfRange("net_weight");
        return facts.Packages < 1 ? OutOfRange("packages") : null;

        static Refusal OutOfRange(string field) => DocumentRefusals.InvoiceQuantityOutOfRange.With(("field", field));
    }

    private static bool IsMeasured(Quantity quantity) =>
        quantity is { Unit: not null, Amount: > 0 and <= 1_000_000_000_000m } &&
        decimal.Round(quantity.Amount, 6) == quantity.Amount;

    private static Refusal? Weights(InvoiceFacts facts)
    {
        if (!facts.GrossWeight.In(Unit.Kilogram).TryGet(out decimal gross, out _))
            return NoWeight("gross_weight", facts.GrossWeight);
        if (!facts.NetWeight.In(Unit.Kilogram).TryGet(out decimal net, out _))
            return NoWeight("net_weight", facts.NetWeight);
        return net > gross
            ? DocumentRefusals.NetWeightExceedsGross.With(
                ("gross", facts.GrossWeight.ToString()), ("net", facts.NetWeight.ToString()))
            : null;

        static Refusal NoWeight(string field, Quantity given) =>
            DocumentRefusals.WeightUnitExpected.With(("field", field), ("unit", given.Unit.Name));
    }

    private static Refusal Missing(string field) => DocumentRefusals.DocumentFieldMissing.With(("field", field));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
