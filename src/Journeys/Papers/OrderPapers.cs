using Sampan.Documents;
using Sampan.Documents.Customs;
using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Trade;

namespace Sampan.Journeys.Papers;

/// <summary>
/// An order's papers, each a pure function of its trade record and of the two parties' names. Nothing is typed for a
/// paper. Refuses <c>order_not_shipped</c> while the invoice has no number, and a declaration <c>order_not_paid</c>
/// while nothing is to leave.
/// </summary>
public sealed class OrderPapers(IFirms firms, BuyerDesk buyers)
{
    public async Task<Outcome<byte[]>> InvoicePdf(TradeRecord record)
    {
        Outcome<InvoiceFacts> facts = await Facts(record);
        return facts.IsRefused ? facts.Refusal : Invoice.Pdf(facts.Value);
    }

    public async Task<Outcome<byte[]>> InvoiceUbl(TradeRecord record)
    {
        Outcome<InvoiceFacts> facts = await Facts(record);
        return facts.IsRefused ? facts.Refusal : Invoice.Ubl(facts.Value);
    }

    public async Task<Outcome<byte[]>> DeclarationUbl(TradeRecord record)
    {
        Outcome<ExportFacts> facts = await Export(record);
        return facts.IsRefused ? facts.Refusal : ExportDeclaration.Ubl(facts.Value);
    }

    public async Task<Outcome<byte[]>> DeclarationWco(TradeRecord record)
    {
        Outcome<ExportFacts> facts = await Export(record);
        return facts.IsRefused ? facts.Refusal : ExportDeclaration.Wco(facts.Value);
    }

    /// <summary>Customs abroad wants it before the goods leave, so that it does not wait for the invoice.</summary>
    private async Task<Outcome<ExportFacts>> Export(TradeRecord record)
    {
        if (record.PaidAt is not { } paid || record.State == OrderState.Cancelled)
            return JourneyRefusals.OrderNotPaid.With(("state", record.State.ToString()));
        Outcome<(InvoiceParty Seller, InvoiceParty Buyer)> parties = await Parties(record);
        if (parties.IsRefused) return parties.Refusal;
        OrderTerms terms = record.Terms;
        return new ExportFacts
        {
            Reference = terms.Reference,
            Date = record.Invoice?.Date ?? paid.UtcDate,
            InvoiceNumber = record.Invoice?.Number,
            Exporter = parties.Value.Seller,
            Consignee = parties.Value.Buyer,
            From = terms.From,
            To = terms.To,
            DeliveryTerm = terms.Term,
            NamedPlace = terms.Place,
            Total = terms.Total,
            Freight = terms.Freight,
            Insurance = terms.Insurance,
            Lines = [.. terms.Lines.Select(ExportLine)],
            PackageKind = PackageKind.Carton,
            OriginCertificate = record.Origin?.Number,
            Carrier = record.Shipped?.Carrier,
            IsSandbox = terms.Sandbox,
        };
    }

    public async Task<Outcome<InvoiceFacts>> Facts(TradeRecord record)
    {
        if (record.Invoice is not { } invoice) return JourneyRefusals.OrderNotShipped.With(
            ("state", record.State.ToString()));
        Outcome<(InvoiceParty Seller, InvoiceParty Buyer)> parties = await Parties(record);
        if (parties.IsRefused) return parties.Refusal;
        OrderTerms terms = record.Terms;
        return new InvoiceFacts
        {
            Number = invoice.Number,
            IssueDate = invoice.Date,
            OrderNumber = terms.Reference,
            Seller = parties.Value.Seller,
            Buyer = parties.Value.Buyer,
            DeliveryTerm = terms.Term,
            NamedPlace = terms.Place,
            PaymentTerms = terms.Plan is { } plan ? new PaymentTerms(plan.Deposit, plan.RestDays) : new PaymentTerms(),
            Currency = terms.Total.Currency,
            Lines = [.. terms.Lines.Select(Line)],
            GoodsTotal = terms.Goods,
            Freight = terms.Freight,
            Insurance = terms.Insurance,
            GrandTotal = terms.Total,
            GrossWeight = new Quantity(terms.GrossGrams / 1000m, Unit.Kilogram),
            NetWeight = new Quantity(terms.NetGrams / 1000m, Unit.Kilogram),
            Packages = (int)terms.Cartons,
            PackageKind = PackageKind.Carton,
            EscrowReference = terms.Reference,
            IsSandbox = terms.Sandbox,
        };
    }

    private async Task<Outcome<(InvoiceParty Seller, InvoiceParty Buyer)>> Parties(TradeRecord record)
    {
        Outcome<Firm> seller = await firms.Firm(record.Seller);
        if (seller.IsRefused) return seller.Refusal;
        Outcome<BuyerDetails> buyer = await buyers.Details(record.Buyer);
        if (buyer.IsRefused) return buyer.Refusal;
        return (Seller(seller.Value.Details), new InvoiceParty
        {
            LatinName = buyer.Value.Name,
            AddressLines = buyer.Value.Address,
            Country = record.Terms.To,
        });
    }

    private static InvoiceParty Seller(FirmDetails firm) => new()
    {
        LatinName = firm.NameLatin,
        LocalName = firm.NameLocal.Length == 0 || firm.NameLocal == firm.NameLatin ? null : firm.NameLocal,
        AddressLines = firm.LatinLines,
        Country = firm.Country,
        TaxId = firm.TaxId.Length == 0 ? null : firm.TaxId,
    };

    private static InvoiceLine Line(GoodsLine line) => new()
    {
        Description = line.Title,
        ThaiDescription = line.TitleLocal,
        HsCode = line.HsCode,
        Origin = line.Origin,
        Quantity = new Quantity(line.Units, Unit.Piece),
        UnitPrice = line.UnitPrice,
        NetAmount = line.Goods,
    };

    private static ExportLine ExportLine(GoodsLine line) => new()
    {
        Description = line.Title,
        HsCode = line.HsCode,
        Origin = line.Origin,
        Quantity = new Quantity(line.Units, Unit.Piece),
        Amount = line.Goods,
        NetKilograms = line.NetGrams / 1000m,
        GrossKilograms = line.GrossGrams / 1000m,
        Packages = line.Cartons,
    };
}
