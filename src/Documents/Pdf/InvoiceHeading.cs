namespace Sampan.Documents.Pdf;

/// <summary>The top of the first page: what paper this is, between whom, on which terms.</summary>
internal static class InvoiceHeading
{
    public static void Place(PageFlow flow, InvoiceFacts facts)
    {
        Title(flow, facts);
        const float half = Paper.ContentWidth / 2;
        Box.PlaceRow(
            flow,
            Party("Seller (exporter)", facts.Seller, half),
            Party("Buyer (importer)", facts.Buyer, half));
        const float fifth = Paper.ContentWidth / 5;
        Box.PlaceRow(
            flow,
            Field("Order number", facts.OrderNumber, fifth * 1.4f),
            Field("Currency", facts.Currency.Code, fifth * 0.6f),
            Field("Packages", PaperText.Packages(facts.Packages, facts.PackageKind), fifth),
            Field("Gross weight", PaperText.Of(facts.GrossWeight), fifth),
            Field("Net weight", PaperText.Of(facts.NetWeight), fifth));
        Terms(flow, facts);
        flow.Take(14);
    }

    private static void Title(PageFlow flow, InvoiceFacts facts)
    {
        float top = flow.Take(38);
        flow.Page.Text("COMMERCIAL INVOICE", TextStyle.Title, Paper.Left, top - 2);
        const float column = 190, dates = 78;
        float left = Paper.Right - column - dates;
        flow.Page.Text("Invoice number", TextStyle.Label, left, top - 2);
        flow.Page.TextFit(facts.Number, TextStyle.Number, left, top + 8, column - 10);
        flow.Page.Text("Invoice date", TextStyle.Label, left + column, top - 2);
        flow.Page.TextFit(PaperText.Of(facts.IssueDate), TextStyle.Number, left + column, top + 8, dates);
    }

    private static void Terms(PageFlow flow, InvoiceFacts facts)
    {
        bool hasEscrow = facts.EscrowReference is not null;
        float width = Paper.ContentWidth / (hasEscrow ? 3 : 2);
        List<Box> boxes =
        [
            Field("Delivery term (Incoterms® 2020)", $"{facts.DeliveryTerm} {facts.NamedPlace}", width),
            Field("Terms of payment", PaperText.Of(facts.PaymentTerms), width),
        ];
        if (hasEscrow) boxes.Add(Field("Escrow payment reference", facts.EscrowReference!, width));
        Box.PlaceRow(flow, boxes);
    }

    private static Box Party(string label, InvoiceParty party, float width)
    {
        Box box = new Box(label, width).Add(party.LatinName, TextStyle.Name);
        // A name the font has no letters for is left to the Latin one above it; a paper never shows empty boxes.
        if (party.LocalName is { } name && Typeface.CanDraw(name)) _ = box.Add(name, TextStyle.Body);
        foreach (string line in party.AddressLines) _ = box.Add(line, TextStyle.Body);
        return box
            .Add(PaperText.Of(party.Country), TextStyle.Body)
            .Add(party.TaxId is { } taxId ? $"Tax ID {taxId}" : null, TextStyle.Body);
    }

    private static Box Field(string label, string value, float width) =>
        new Box(label, width).Add(value, TextStyle.Strong);
}
