using Sampan.Journeys.Orders;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>A paper that a trader can hand in at the border.</summary>
public enum PracticePaper
{
    Invoice = 1,
    OriginCertificate,
}

/// <summary>
/// The scripted carrier and customs. The carrier reports through the door of every carrier; customs read the order's
/// own invoice, the file the buyer gets too, and always miss something: the seller's tax number on it, or, where that
/// is there already, a certificate of origin.
/// </summary>
public sealed class PracticeBorder(OrderDesk desk, CarrierEvents carrier, OrderPapers papers)
{
    private const string SellersTaxId = "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID";

    private static readonly (WayPoint At, CarrierEventKind Kind)[] Way =
    [
        (WayPoint.PickedUp, CarrierEventKind.PickedUp), (WayPoint.Departed, CarrierEventKind.Departed),
        (WayPoint.AtBorder, CarrierEventKind.AtBorder),
    ];

    private readonly IssueInvoice _invoice = new(desk);

    /// <summary>To the border, where the goods are held.</summary>
    internal async Task<Outcome<TradeRecord>> Travel(TradeRecord record, string key)
    {
        // Where the number could not be given at shipping it is given now: customs read the invoice.
        Outcome<TradeRecord> told = await _invoice.Run(record.Order);
        foreach ((WayPoint at, CarrierEventKind kind) in Way)
        {
            if (told.IsRefused) return told;
            if (told.Value.Seen?.At >= at) continue;
            told = await Report(told.Value, key, kind);
        }
        if (told.IsRefused) return told;
        Outcome<bool> complete = await IsComplete(told.Value);
        if (complete.IsRefused) return complete.Refusal;
        HoldReason missing = complete.Value ? HoldReason.OriginCertificate : HoldReason.Invoice;
        return await Report(told.Value, key, CarrierEventKind.Held, missing);
    }

    /// <summary>Refuses <c>practice_paper_wrong</c> and <c>practice_paper_rejected</c>: the goods stay held.</summary>
    internal async Task<Outcome<TradeRecord>> HandIn(TradeRecord record, PracticePaper paper, string key)
    {
        bool asked = record.Held!.Reason == HoldReason.OriginCertificate
            ? paper == PracticePaper.OriginCertificate
            : paper == PracticePaper.Invoice;
        if (!asked) return JourneyRefusals.PracticePaperWrong;
        Outcome<bool> complete = await IsComplete(record);
        if (complete.IsRefused) return complete.Refusal;
        if (!complete.Value) return JourneyRefusals.PracticePaperRejected;
        return await Report(record, key, CarrierEventKind.Released);
    }

    internal async Task<Outcome<TradeRecord>> Arrive(TradeRecord record, string key)
    {
        if (record.State == OrderState.Delivered) return record;
        Outcome<TradeRecord> leaving = record.Seen?.At == WayPoint.OutForDelivery
            ? record
            : await Report(record, key, CarrierEventKind.OutForDelivery);
        return leaving.IsRefused ? leaving : await Report(leaving.Value, key, CarrierEventKind.Delivered);
    }

    /// <summary>As customs abroad see it: from the file alone.</summary>
    private async Task<Outcome<bool>> IsComplete(TradeRecord record) =>
        (await papers.InvoiceUbl(record)).Map(file => UblLeaves.Read(file)!.Find(SellersTaxId).Length > 0);

    private Task<Outcome<TradeRecord>> Report(
        TradeRecord record, string key, CarrierEventKind kind, HoldReason missing = HoldReason.Examination) =>
        carrier.Take(new CarrierEvents.Command(
            Request.Of("practice carrier", $"{record.Order}", key, $"{kind}"), record.Terms.Reference, null, kind,
            Day(record))
        {
            Missing = missing,
        });

    /// <summary>Goods that leave tomorrow by the seller's clock are not seen today.</summary>
    private DateOnly Day(TradeRecord record) =>
        record.Shipped!.On > desk.Now.UtcDate ? record.Shipped.On : desk.Now.UtcDate;
}
