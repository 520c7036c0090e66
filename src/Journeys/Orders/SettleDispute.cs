using Sampan.Journeys.Funding;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// An operator decides about an escrow of which the rules say nothing: the buyer objects to the goods or misses them,
/// refused goods did not come back in time, or the border keeps the goods. Any part of it goes back to the buyer, the
/// rest to the seller less the same part of the fee and what a lender is owed. Goods lost on the way leave by the edge
/// they came in by; goods the buyer has stay with the buyer. What the buyer still owes is waived first, before anything
/// of the escrow goes back.
/// </summary>
public sealed class SettleDispute(OrderDesk desk)
{
    /// <param name="ToBuyer">From nothing to all that lies in escrow or is still owed.</param>
    public sealed record Command(Request Request, Id Order, Money ToBuyer);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, now) => Decide(record, command, accounts, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts, Instant now)
    {
        Money escrow = record.InEscrow;
        if (command.ToBuyer.Currency != escrow.Currency) return JourneyRefusals.PaymentCurrencyWrong;
        if (!OrderDeadlines.WaitsForRuling(record, now))
            return JourneyRefusals.OrderNotDisputed.With(("state", record.State.ToString()));
        Money price = escrow + record.Unpaid;
        if (command.ToBuyer.Minor < 0 || command.ToBuyer > price)
            return JourneyRefusals.RulingOutOfRange.With(("limit", price.AmountText));

        Money sold = price - command.ToBuyer, waived = Money.Min(command.ToBuyer, record.Unpaid);
        Money returned = command.ToBuyer - waived;
        // The fee of the part that stays sold; a part of a minor unit is dropped in the seller's favour.
        long share = Rounding.Scale(record.Terms.Fee.Minor, sold.Minor, price.Minor, RoundingRule.Down);
        Money fee = record.Terms.Fee with { Minor = share }, kept = escrow - returned - fee;
        var lender = LenderShare.Of(record, kept, now, line: null);
        return new Decision(
            [new DisputeSettled(returned, fee, kept, waived), .. lender.Facts],
            [
                .. Goods(record, isLost: sold.Minor == 0, accounts),
                .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, returned),
                .. OrderAccounts.Money(accounts.Escrow, accounts.Fee, fee),
                .. lender.Steps(accounts, accounts.Escrow, accounts.Payable),
            ]);
    }

    /// <summary>What becomes of goods that are still on their way.</summary>
    /// <param name="isLost">The seller gets nothing for goods that never came.</param>
    private static IEnumerable<Step> Goods(TradeRecord record, bool isLost, OrderAccounts accounts) =>
        record.State switch
        {
            OrderState.RefusedAtDoor => accounts.Goods(Chart.Promised, Chart.Supply),
            OrderState.Missing or OrderState.Shipped =>
                accounts.Goods(Chart.Promised, isLost ? Chart.Supply : Chart.Delivered),
            _ => [],
        };
}
