using Sampan.Host.Bank;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// What buyers do: accept with the code from their letter, pay at the bank, take the goods or object.
/// </summary>
internal sealed class YearBuyers(YearStage stage, YearSellers sellers)
{
    private static readonly GoodsFault[] Faults = [GoodsFault.Damaged, GoodsFault.WrongGoods, GoodsFault.Short];

    private const int MostCodes = 3;

    private readonly InventedBuyer _buyer = stage.Get<InventedBuyer>();

    /// <summary>Accepts; where there is too little of it, the seller finds more and the buyer accepts again.</summary>
    internal async Task<Refusal?> Accept(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.State != OrderState.Offered) return null;
        Refusal? refused = await Accept(order, record, $"{Act.Accept}");
        if (refused?.Code != LedgerRefusals.BalanceShort) return refused;
        if (await sellers.Restock(order, 2 * record.Terms.Units) is { } unfilled) return unfilled;
        return await Accept(order, record, $"{Act.Accept} again");
    }

    /// <summary>The offer has ended meanwhile: the refusal is what happens.</summary>
    internal async Task<Refusal?> AcceptTooLate(PlannedOrder order)
    {
        Refusal? refused = await Accept(order, await stage.Record(order), $"{Act.AcceptTooLate}");
        return refused?.Code == JourneyRefusals.OfferExpired ? null : refused;
    }

    /// <summary>
    /// Of two codes of one moment nobody knows which is the newer, and a play that goes on may find one that was sent
    /// before the cut: the clock moves on a little for each.
    /// </summary>
    private async Task<Refusal?> Accept(PlannedOrder order, TradeRecord record, string named)
    {
        Refusal? refused = null;
        for (int i = 0; i < MostCodes; i++)
        {
            stage.Clock.StandAt(stage.Desk.Now + TimeSpan.FromMilliseconds(1));
            refused = (await _buyer.Accept(
                stage.Named(order, named), record, order.Buyer.Details, order.Buyer.Language)).Refusal;
            bool old = refused?.Code == IdentityRefusals.CodeWrong || refused?.Code == IdentityRefusals.CodeSpent;
            if (!old) break;
        }
        return refused;
    }

    /// <summary>
    /// A transfer has no name of its own at the bank, so one that was sent before a cut is recognised by its line.
    /// </summary>
    /// <param name="sent">How many transfers for this order come before this one.</param>
    internal async Task<Refusal?> Pay(PlannedOrder order, int sent, string behaviour, long tooMuch = 0)
    {
        TradeRecord record = await stage.Record(order);
        int lines = record.History.Count(h => h.Fact is PaymentReceived)
            + (await QuestionedLines.Of(stage.Desk.Journal, record.Order)).Count
            + stage.UnderWay.Count(reference => reference == record.Terms.Reference);
        if (lines > sent) return null;
        // Who pays too late pays what was asked for while there was time.
        Money due = record.IsParted ? record.Unpaid : record.Missing;
        Money amount = due + new Money(tooMuch, due.Currency);
        return await stage.Bank.Take(new SandboxTransfer(stage.Account, amount, record.Terms.Reference)
        {
            PayerName = order.Buyer.Details.Name,
            PayerAccount = order.Buyer.Account,
            Behaviour = behaviour,
        });
    }

    internal async Task<Refusal?> Receive(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Delivered is not null) return null;
        return (await stage.Get<DeliverOrder>().Run(new DeliverOrder.Command(
            stage.Named(order, Act.Receive), record.Order, DeliveryWitness.Buyer, stage.Desk.Now.UtcDate))).Refusal;
    }

    internal async Task<Refusal?> Dispute(PlannedOrder order) => (await stage.Get<DisputeGoods>().Run(
        new DisputeGoods.Command(stage.Named(order, Act.Dispute), stage.Orders[order.Number], FaultOf(order)))).Refusal;

    internal static GoodsFault FaultOf(PlannedOrder order) => Faults[order.Number % Faults.Length];
}
