using System.Globalization;
using System.Text;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The goods leave: the seller names carrier and tracking, and the commercial invoice gets its number.
/// </summary>
public sealed class ShipOrder(OrderDesk desk)
{
    private const int MaxText = 60;

    public sealed record Command(Request Request, Id Order, string Carrier, string Tracking, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, async (record, _, now) =>
        {
            if (Check(record, command, now) is { } refusal) return refusal;
            Outcome<string> number = await Number(record, command.On);
            return number.IsRefused ? number.Refusal : Decide(command, number.Value);
        });

    public static Refusal? Check(TradeRecord record, Command command, Instant now)
    {
        if (command.Carrier.Length is 0 or > MaxText || command.Tracking.Length is 0 or > MaxText)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        if (record.State != OrderState.Paid)
            return JourneyRefusals.OrderNotPaid.With(("state", record.State.ToString()));
        // Goods cannot have left before they were ordered, nor leave after tomorrow (the earth is wider than UTC).
        DateOnly placed = record.History.First(h => h.Fact is OrderPlaced).At.UtcDate;
        return command.On < placed.AddDays(-1) || command.On > now.UtcDate.AddDays(1)
            ? JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()))
            : null;
    }

    public static Outcome<Decision> Decide(Command command, string number) => new Decision(
        [new GoodsShipped(command.Carrier, command.Tracking, command.On), new InvoiceIssued(number, command.On)], []);

    /// <summary>
    /// Invoice numbers run without gaps per seller and year. The series is a subject of its own in the journal, and
    /// its version after the entry is the number: taken once per order, however often this is retried.
    /// </summary>
    private async Task<Outcome<string>> Number(TradeRecord record, DateOnly date)
    {
        string year = date.Year.ToString(CultureInfo.InvariantCulture);
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
                Subject = new Subject(series, stands, new Card("invoices", year, record.Seller, Id.None, null, [])),
                Facts = FactCodec.Encode(new InvoiceNumbered(record.Order)),
            });
            if (!taken.IsRefused) return $"{year}-{taken.Value.Version.ToString("D5", CultureInfo.InvariantCulture)}";
            if (taken.Refusal.Code != LedgerRefusals.SubjectMoved) return taken.Refusal;
        }
    }
}
