using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The seller asks for no more of what the buyer still owes, and the order can end. Not while a lender waits for it.
/// </summary>
public sealed class ForgiveRest(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, now) => Decide(record, now));

    public static Outcome<Decision> Decide(TradeRecord record, Instant now)
    {
        if (!record.IsParted || record.Unpaid.Minor == 0)
            return JourneyRefusals.NothingOwed.With(("state", record.State.ToString()));
        if (record.Loan is { } loan && LoanBalance.On(now.UtcDate, loan.Terms, loan.Repaid).Total.Minor > 0)
            return JourneyRefusals.LoanOpen;
        return new Decision(new RestForgiven(record.Unpaid));
    }
}
