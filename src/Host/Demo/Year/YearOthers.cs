using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>What carriers report and operators decide.</summary>
internal sealed class YearOthers(YearStage stage)
{
    internal async Task<Refusal?> Report(PlannedOrder order, Act act)
    {
        CarrierEventKind kind = act switch
        {
            Act.ArriveByCarrier => CarrierEventKind.Delivered,
            Act.RefuseAtDoor => CarrierEventKind.Refused,
            Act.HoldAtBorder => CarrierEventKind.Held,
            Act.LetGo => CarrierEventKind.Released,
            Act.Lose => CarrierEventKind.Lost,
            _ => CarrierEventKind.Returned,
        };
        TradeRecord record = await stage.Record(order);
        return (await stage.Get<CarrierEvents>().Take(new CarrierEvents.Command(
            stage.Named(order, act), record.Terms.Reference, null, kind, stage.Desk.Now.UtcDate)
        {
            Reason = YearBuyers.FaultOf(order),
            Missing = HoldReason.ImportPermit,
        })).Refusal;
    }

    /// <summary>The operator has asked the buyer: the money is for this order.</summary>
    internal async Task<Refusal?> Match(PlannedOrder order)
    {
        Id id = stage.Orders[order.Number];
        List<CardRow> lines = await stage.Desk.Journal.All(new CardQuery(LineCard.Kind) { States = ["questioned"] });
        foreach (CardRow line in lines.Where(l => LineCard.Read(l.Card).Order == id))
        {
            Outcome<TradeRecord> matched = await stage.Get<ResolveLine>().Match(
                stage.Named(order, Act.Match), line.Subject, id, stage.Account);
            if (matched.IsRefused) return matched.Refusal;
        }
        return null;
    }

    /// <summary>A part of the escrow goes to the buyer, a different one from case to case.</summary>
    internal async Task<Refusal?> Rule(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Settled is not null) return null;
        int percent = 25 + order.Number % 6 * 10;
        Money escrow = record.InEscrow;
        // A part of a minor unit is dropped, in the seller's favour.
        var toBuyer = new Money(Rounding.Scale(escrow.Minor, percent, 100, RoundingRule.Down), escrow.Currency);
        return (await stage.Get<SettleDispute>().Run(
            new SettleDispute.Command(stage.Named(order, Act.Rule), record.Order, toBuyer))).Refusal;
    }
}
