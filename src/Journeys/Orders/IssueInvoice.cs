using System.Globalization;
using System.Text;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// A shipped order gets the number of its commercial invoice. Only a shipped one: nothing takes a shipment back, so a
/// number that has been taken is always used, and the series has no gaps.
/// </summary>
public sealed class IssueInvoice(OrderDesk desk)
{
    public async Task<Outcome<TradeRecord>> Run(Id order)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.Shipped is not { } shipped)
            return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (record.Invoice is not null) return record;
        Outcome<string> number = await Number(record, shipped.On);
        if (number.IsRefused) return number.Refusal;
        return await desk.RunDue("invoice", order, (state, _, _) => Decide(state, number.Value));
    }

    public static Outcome<Decision> Decide(TradeRecord record, string number)
    {
        if (record.Shipped is not { } shipped)
            return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (record.Invoice is not null) return JourneyRefusals.InvoiceAlreadyIssued;
        return new Decision(new InvoiceIssued(number, shipped.On));
    }

    /// <summary>The card of a seller's series, in which an order of this day of shipping is numbered.</summary>
    internal static Card CardOf(Id seller, DateOnly shipped) =>
        new("invoices", Year(shipped), seller, Id.None, null, []);

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Numbers run without gaps per seller and year of shipping. The series is a subject of its own in the journal, and
    /// its version after the entry is the number: taken once per order, however often this is retried.
    /// </summary>
    private async Task<Outcome<string>> Number(TradeRecord record, DateOnly date)
    {
        string year = Year(date);
        Id series = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"invoices of {record.Seller} in {year}")));
        Outcome<int> book = await desk.Book(record.Seller);
        if (book.IsRefused) return book.Refusal;
        while (true)
        {
            int stands = (await desk.Journal.Card(series))?.Version ?? 0;
            Outcome<Receipt> taken = await desk.Ledger.Post(new EntryRequest
            {
                Request = Request.Of("invoice number", $"{record.Order}"),
                Book = book.Value,
                Kind = "invoice.numbered",
                Subject = new Subject(series, stands, CardOf(record.Seller, date)),
                Facts = FactCodec.Encode(new InvoiceNumbered(record.Order)),
            });
            if (!taken.IsRefused) return $"{year}-{taken.Value.Version.ToString("D5", CultureInfo.InvariantCulture)}";
            if (taken.Refusal.Code != LedgerRefusals.SubjectMoved) return taken.Refusal;
        }
    }
}
