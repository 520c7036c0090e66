using Sampan.Documents.Customs;

namespace Sampan.Documents;

/// <summary>In which letters a field may be written.</summary>
internal enum Letters
{
    /// <summary>Latin letters, digits and signs: what a customs officer anywhere can read.</summary>
    Latin,

    /// <summary>Whatever the paper's font can draw: Latin and Thai.</summary>
    Printable,

    /// <summary>Any script; left off the paper where the font cannot draw it, kept in the XML.</summary>
    Any,
}

/// <summary>One text of a paper, with the limits it is checked against.</summary>
internal readonly record struct InvoiceField(string Name, string? Text, int Limit, bool Required, Letters Letters)
{
    /// <summary>Every text of the invoice, in reading order: a text that is not listed here is not checked.</summary>
    public static IEnumerable<InvoiceField> Of(InvoiceFacts facts)
    {
        yield return new("order_number", facts.OrderNumber, 35, true, Letters.Latin);
        foreach (InvoiceField field in OfParty("seller", facts.Seller)) yield return field;
        foreach (InvoiceField field in OfParty("buyer", facts.Buyer)) yield return field;
        yield return new("named_place", facts.NamedPlace, 80, true, Letters.Latin);
        yield return new("escrow_reference", facts.EscrowReference, 35, false, Letters.Latin);
        for (int i = 0; i < facts.Lines.Count; i++)
        {
            InvoiceLine line = facts.Lines[i];
            yield return new($"lines.{i + 1}.description", line.Description, 300, true, Letters.Latin);
            yield return new($"lines.{i + 1}.thai_description", line.ThaiDescription, 300, false, Letters.Printable);
        }
        yield return new("remarks", facts.Remarks, 1000, false, Letters.Printable);
    }

    /// <summary>Every text of an export declaration.</summary>
    public static IEnumerable<InvoiceField> Of(ExportFacts facts)
    {
        yield return new("order_number", facts.Reference, 35, true, Letters.Latin);
        yield return new("invoice_number", facts.InvoiceNumber, 35, false, Letters.Latin);
        foreach (InvoiceField field in OfParty("seller", facts.Exporter)) yield return field;
        foreach (InvoiceField field in OfParty("buyer", facts.Consignee)) yield return field;
        yield return new("named_place", facts.NamedPlace, 80, true, Letters.Latin);
        for (int i = 0; i < facts.Lines.Count; i++)
            yield return new($"lines.{i + 1}.description", facts.Lines[i].Description, 300, true, Letters.Latin);
        yield return new("origin_certificate", facts.OriginCertificate, 70, false, Letters.Any);
        yield return new("carrier", facts.Carrier, 70, false, Letters.Any);
    }

    private static IEnumerable<InvoiceField> OfParty(string name, InvoiceParty party)
    {
        yield return new($"{name}.latin_name", party.LatinName, 140, true, Letters.Latin);
        yield return new($"{name}.local_name", party.LocalName, 140, false, Letters.Any);
        for (int i = 0; i < party.AddressLines.Count; i++)
            yield return new($"{name}.address_lines.{i + 1}", party.AddressLines[i], 100, true, Letters.Latin);
        yield return new($"{name}.tax_id", party.TaxId, 35, false, Letters.Latin);
    }
}
