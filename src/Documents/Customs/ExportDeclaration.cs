using Sampan.Documents.Ubl;
using Sampan.Kernel;

namespace Sampan.Documents.Customs;

/// <summary>
/// The export declaration as data for the exporter's broker or customs software: two forms of the same facts, which
/// therefore cannot disagree. No customs takes either as it is; docs/documents.md says what is missing and why.
/// Refuses what is missing, too long or not Latin, as an invoice does: <see cref="DocumentRefusals"/>.
/// </summary>
public static class ExportDeclaration
{
    /// <summary>An ExportCustomsDeclaration of UBL 2.5 (Committee Specification Draft 01), UTF-8.</summary>
    public static Outcome<byte[]> Ubl(ExportFacts facts) =>
        Check(facts, [], out Refusal? refusal) ? UblExport.Write(facts) : refusal!;

    /// <summary>A declaration of the WCO data model 3.6 (DEC-DMS 2), UTF-8. Its fields are shorter.</summary>
    public static Outcome<byte[]> Wco(ExportFacts facts)
    {
        if (!Check(facts, WcoExport.Limits(facts), out Refusal? refusal)) return refusal!;
        if (facts.Total.Minor >= WcoExport.AmountsBelow)
            return DocumentRefusals.InvoiceAmountOutOfRange.With(("field", "grand_total"));
        return WcoExport.Write(facts);
    }

    private static bool Check(ExportFacts facts, IEnumerable<InvoiceField> limits, out Refusal? refusal)
    {
        refusal = facts.Lines.Count == 0
            ? DocumentRefusals.DocumentFieldMissing.With(("field", "lines"))
            : InvoiceField.Of(facts).Concat(limits).Select(TextCheck.Of).FirstOrDefault(found => found is not null);
        return refusal is null;
    }
}
