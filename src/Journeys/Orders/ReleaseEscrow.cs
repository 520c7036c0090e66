using Sampan.Journeys.Funding;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The inspection is over: the escrow is split into the platform's fee, what a lender is owed, and what the seller has
/// earned.
/// </summary>
public sealed class ReleaseEscrow(OrderDesk desk)
{
    public Task<Outcome<TradeRecord>> Run(Id order) => desk.RunDue("release", order, Decide);

    public static Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, Instant now)
    {
        if (record.State != OrderState.Delivered)
            return JourneyRefusals.OrderNotDelivered.With(("state", record.State.ToString()));
        if (now < record.Delivered!.InspectUntil) return JourneyRefusals.InspectionRunning;

        Money fee = record.Terms.Fee;
        Money payable = record.InEscrow - fee;
        var lender = LenderShare.Of(record, payable, now, line: null);
        return new Decision(
            [
                new EscrowReleased(fee, payable, now.UtcDate.AddDays(record.Terms.Deadlines.Payout)),
                .. lender.Facts,
            ],
            [
                .. OrderAccounts.Money(accounts.Escrow, accounts.Fee, fee),
                .. lender.Steps(accounts, accounts.Escrow, accounts.Payable),
            ]);
    }
}
