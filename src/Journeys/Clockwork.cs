using Microsoft.Extensions.Logging;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// What happens by itself: deadlines pass, escrow is released, money is sent. Every step is found by the due date its
/// order carries and is harmless to repeat, so a missed hour is only late and a crash loses nothing.
/// </summary>
public sealed class Clockwork(OrderDesk desk, InstructPayout instruct, ILogger<Clockwork> log)
{
    private const int Page = 100;

    private readonly LapseOrder _lapse = new(desk);
    private readonly DeliverOrder _deliver = new(desk);
    private readonly ReleaseEscrow _release = new(desk);
    private readonly AskPayout _payout = new(desk);

    /// <summary>Runs everything that is due. Gives the number of steps taken.</summary>
    public async Task<int> Run(BankAccount account, CancellationToken cancel)
    {
        int steps = 0;
        foreach (CardRow row in await desk.Journal.DueCards(OrderDesk.Kind, desk.Now, Page, cancel))
        {
            Outcome<TradeRecord> done = await Advance(row.Subject, account);
            if (done.IsRefused) log.LogWarning("Order {Order} stays as it is: {Refusal}", row.Subject, done.Refusal);
            else steps++;
        }
        await desk.Ledger.Settled();
        foreach (CardRow row in await desk.Journal.DueCards(PayoutCard.Kind, desk.Now, Page, cancel))
        {
            Outcome<bool> sent = await instruct.Run(row, account, cancel);
            if (sent.IsRefused) log.LogWarning("Payout {Payout} waits: {Refusal}", row.Subject, sent.Refusal);
            else if (sent.Value) steps++;
        }
        return steps;
    }

    /// <summary>Money to give back comes first; then whatever the order's own deadline asks for.</summary>
    private async Task<Outcome<TradeRecord>> Advance(Id order, BankAccount account)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.ToReturn.Minor > 0) return await _payout.Run(order, account);
        return record.State switch
        {
            OrderState.Placed => await _lapse.Run(order),
            OrderState.Shipped => await _deliver.BySilence(order),
            OrderState.Delivered => await _release.Run(order),
            _ => await _payout.Run(order, account),
        };
    }
}
