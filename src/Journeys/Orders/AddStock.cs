using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>Units of a listing are put on hand. The ledger is the only place that knows how many there are.</summary>
public sealed class AddStock(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Seller, Id Listing, long Units);

    public async Task<Outcome<Receipt>> Run(Command command)
    {
        if (command.Units <= 0) return JourneyRefusals.UnitsNotPositive;
        Outcome<int> book = await desk.Book(command.Seller);
        if (book.IsRefused) return book.Refusal;
        Commodity stock = Commodity.Stock(command.Listing);
        return await desk.Ledger.Post(new EntryRequest
        {
            Request = command.Request,
            Book = book.Value,
            Kind = "stock.added",
            Facts = FactCodec.Encode(new StockAdded(command.Listing, command.Units)),
            Steps =
            [
                new Move(
                    new AccountKey(book.Value, Chart.Supply, command.Seller, stock),
                    new AccountKey(book.Value, Chart.OnHand, command.Seller, stock), command.Units),
            ],
        });
    }

    /// <summary>What can still be sold: on hand less what is held for orders not yet paid.</summary>
    public async Task<long> Available(Id seller, Id listing)
    {
        Outcome<int> book = await desk.Book(seller);
        if (book.IsRefused) return 0;
        return (await desk.Journal.Account(
            new AccountKey(book.Value, Chart.OnHand, seller, Commodity.Stock(listing)))).Available;
    }
}
