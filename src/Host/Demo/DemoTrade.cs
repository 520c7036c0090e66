using System.Globalization;
using Sampan.Border;
using Sampan.Host.Bank;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Host.Demo;

/// <summary>
/// One whole trade through the same journeys the pages use: dried mango from Chanthaburi to Osaka. Every step is a
/// request with its own name, so a play that was cut off goes on where it stopped and nothing happens twice.
/// </summary>
internal sealed class DemoTrade(IServiceProvider services, PlayedClock clock, string name)
{
    private const long Units = 1000;
    internal const string Email = "yuki.tanaka@buyer.example";

    internal static readonly BuyerDetails Buyer = new(
        Email, "Yuki Tanaka", ["2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000"]);

    private readonly OrderDesk _desk = services.GetRequiredService<OrderDesk>();
    private readonly BankAccount _account = services.GetRequiredService<BankAccount>();

    /// <summary>
    /// Plays what has not been played yet. <paramref name="say"/> hears each step once it is on disk.
    /// </summary>
    internal async Task<Outcome<TradeRecord>> Play(string bankUrl, Action<string> say)
    {
        Outcome<Shop> shop = await services.GetRequiredService<DemoWorld>()
            .Load(services.GetRequiredService<IBorder>(), _desk.Now, [DemoShop.First]);
        if (shop.IsRefused) return shop.Refusal;
        Outcome<OfferedOrder> offered = await Offer();
        if (offered.IsRefused) return offered.Refusal;
        TradeRecord record = offered.Value.Record;
        OrderTerms terms = record.Terms;
        say($"offered    {terms.Lines[0].Title} x {Units}, {terms.Total} to {terms.Place}, "
            + $"reference {terms.Reference}");
        foreach (Func<TradeRecord, Task<Outcome<TradeRecord>>> step in
            (Func<TradeRecord, Task<Outcome<TradeRecord>>>[])[Accept, r =>
                Pay(r, bankUrl), Ship, Deliver, Release, PayOut])
        {
            OrderState before = record.State;
            Outcome<TradeRecord> next = await step(record);
            if (next.IsRefused) return next.Refusal;
            record = next.Value;
            if (record.State != before) say(Told(record));
        }
        return record;
    }

    private async Task<Outcome<OfferedOrder>> Offer()
    {
        Outcome<Listing> listing = await services.GetRequiredService<IMarket>()
            .ListingBySlug(DemoShop.FirstSlug, DemoShop.FirstGoods);
        if (listing.IsRefused) return listing.Refusal;
        return await services.GetRequiredService<MakeOffer>().Run(new MakeOffer.Command(
            Named("offer"), [new WantedGoods(listing.Value, Units)], Country.Japan, "Osaka"));
    }

    private async Task<Outcome<TradeRecord>> Accept(TradeRecord record) => record.State != OrderState.Offered
        ? record
        : await services.GetRequiredService<InventedBuyer>().Accept(Named("accept"), record, Buyer);

    /// <summary>The buyer goes to the bank; the platform learns of it from the statement alone.</summary>
    private async Task<Outcome<TradeRecord>> Pay(TradeRecord record, string bankUrl)
    {
        if (record.State != OrderState.Placed) return record;
        using var http = new HttpClient { BaseAddress = new Uri(bankUrl) };
        if ((await Read()).Refusal is { } unread) return unread;
        record = (await _desk.Load(record.Order))!;
        if (record.State == OrderState.Placed)
        {
            var transfer = new SandboxTransfer(_account, record.Missing, record.Terms.Reference)
            {
                PayerName = Buyer.Name,
            };
            if (await transfer.HandIn(http) is { } away) return away;
        }
        if ((await Read()).Refusal is { } refusal) return refusal;
        return (await _desk.Load(record.Order))!;
    }

    private async Task<Outcome<TradeRecord>> Ship(TradeRecord record) => record.State != OrderState.Paid
        ? record
        : await services.GetRequiredService<ShipOrder>().Run(new ShipOrder.Command(
            Named("ship"), record.Order, "Demo Air Cargo", "DAC-000-0001", _desk.Now.UtcDate));

    private async Task<Outcome<TradeRecord>> Deliver(TradeRecord record) => record.State != OrderState.Shipped
        ? record
        : await services.GetRequiredService<DeliverOrder>().Run(new DeliverOrder.Command(
            Named("deliver"), record.Order, DeliveryWitness.Buyer, _desk.Now.UtcDate));

    private async Task<Outcome<TradeRecord>> Release(TradeRecord record) =>
        record.State == OrderState.Delivered ? await Round(record) : record;

    /// <summary>Skips to the promised day, lets the money be sent, and waits for the bank to show it.</summary>
    private async Task<Outcome<TradeRecord>> PayOut(TradeRecord record)
    {
        if (record.State != OrderState.Released) return record;
        TimeSpan wait = record.Released!.PayoutOn.ToDateTime(TimeOnly.MinValue) - clock.GetUtcNow().UtcDateTime;
        if (wait > TimeSpan.Zero) clock.Skip(wait + TimeSpan.FromMinutes(1));
        for (int i = 0; i < 50 && record.State == OrderState.Released; i++)
        {
            Outcome<TradeRecord> round = await Round(record);
            if (round.IsRefused) return round.Refusal;
            record = round.Value;
            if (record.State == OrderState.Released) await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        return record;
    }

    private async Task<Outcome<TradeRecord>> Round(TradeRecord record)
    {
        _ = await services.GetRequiredService<Clockwork>().Run(_account, CancellationToken.None);
        Outcome<int> read = await Read();
        return read.IsRefused ? read.Refusal : (await _desk.Load(record.Order))!;
    }

    private Task<Outcome<int>> Read() =>
        services.GetRequiredService<TakeStatement>().Run(_account, CancellationToken.None);

    private Request Named(string step) => Request.Of("demo trade", name, step);

    private static string Told(TradeRecord record) => record.State switch
    {
        OrderState.Placed => $"accepted   stock held until {record.PayBy}",
        OrderState.Paid => $"paid       {record.InEscrow} in escrow, matched from the bank's statement",
        OrderState.Shipped =>
            $"shipped    {record.Shipped!.Carrier} {record.Shipped.Tracking}, invoice {record.Invoice!.Number}",
        OrderState.Delivered => $"delivered  {record.Delivered!.On.Text()}, as the buyer says",
        OrderState.Released =>
            $"released   {record.Released!.Payable} to the seller, {record.Released.Fee} fee, "
            + $"payout on {record.Released.PayoutOn.Text()}",
        OrderState.PaidOut => string.Create(
            CultureInfo.InvariantCulture, $"paid out   {record.Payouts[^1].Amount}, confirmed by the bank's statement"),
        _ => record.State.ToString(),
    };
}
