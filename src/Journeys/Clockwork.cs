using Microsoft.Extensions.Logging;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// What happens by itself: deadlines pass, escrow is released, money is sent. Every step is found by the due date its
/// order, line or payout carries and is harmless to repeat, so a missed hour is only late and a crash loses nothing.
/// What is not one account's to pay is left for another's run.
/// </summary>
public sealed class Clockwork(
    OrderDesk desk, InstructPayout instruct, ClaimLoss claims, LoanDesk loans, WithdrawMoney withdrawals,
    ILogger<Clockwork> log)
{
    private const int Page = 100;

    /// <summary>Answers that mean: nothing is wrong, it is only not its time.</summary>
    private static readonly HashSet<RefusalCode> NotYet =
    [
        JourneyRefusals.OrderNotPlaced, JourneyRefusals.OrderNotShipped, JourneyRefusals.OrderNotDelivered,
        JourneyRefusals.PaymentNotOverdue, JourneyRefusals.SilenceNotOver, JourneyRefusals.InspectionRunning,
        JourneyRefusals.InvoiceAlreadyIssued, JourneyRefusals.NothingToPayOut, JourneyRefusals.PayoutNotDue,
        JourneyRefusals.ClaimUnanswered, JourneyRefusals.ClaimAlreadyAnswered, JourneyRefusals.LoanNotDue,
        JourneyRefusals.OrderHeldForScreening,
    ];

    private readonly FinishLine _line = new(desk);
    private readonly IssueInvoice _invoice = new(desk);
    private readonly LapseOrder _lapse = new(desk);
    private readonly DeliverOrder _deliver = new(desk);
    private readonly ReleaseEscrow _release = new(desk);
    private readonly AskPayout _payout = new(desk);

    /// <summary>Whether the loans that were out at the start have been asked.</summary>
    private bool _asked;

    /// <summary>Runs everything that is due. Gives the number of steps taken.</summary>
    public async Task<int> Run(BankAccount account, CancellationToken cancel)
    {
        int steps = await Each(LineCard.Kind, row => _line.Run(row.Subject), cancel);
        steps += await Each(OrderDesk.Kind, row => Advance(row.Subject, account), cancel);
        steps += await Each(LoanCard.Kind, row => loans.Advance(row.Subject), cancel);
        steps += await Each(WithdrawalCard.Kind, row => withdrawals.List(row.Subject), cancel);
        await desk.Ledger.Settled();
        steps += await FollowLoans();
        return steps + await Each(PayoutCard.Kind, row => instruct.Run(row, account, cancel), cancel);
    }

    /// <summary>
    /// Each card that is due, once. What stays due because it cannot go on now stands before the rest of the list, so
    /// every further page is longer by what has been seen: nothing that is stuck hides what is not.
    /// </summary>
    private async Task<int> Each(string kind, Func<CardRow, Task<Outcome<bool>>> act, CancellationToken cancel)
    {
        int steps = 0;
        var seen = new HashSet<Id>();
        while (true)
        {
            List<CardRow> due = await desk.Journal.DueCards(kind, desk.Now, Page + seen.Count, cancel);
            List<CardRow> fresh = [.. due.Where(row => seen.Add(row.Subject))];
            if (fresh.Count == 0) return steps;
            foreach (CardRow row in fresh)
            {
                Outcome<bool> done = await act(row);
                if (!done.IsRefused) steps += done.Value ? 1 : 0;
                else if (!NotYet.Contains(done.Refusal.Code))
                    log.LogWarning("{Kind} {Subject} stays as it is: {Refusal}", kind, row.Subject, done.Refusal);
            }
        }
    }

    /// <summary>
    /// Lenders' books take what orders have sent. Which loans these are is known from what was just recorded; after a
    /// start, all that are out are asked.
    /// </summary>
    private async Task<int> FollowLoans()
    {
        if (!_asked)
        {
            var open = new CardQuery(LoanCard.Kind) { States = [nameof(LoanState.Reserved), nameof(LoanState.Drawn)] };
            foreach (CardRow row in await desk.Journal.All(open)) desk.LoansToFollow.Enqueue(row.Subject);
            _asked = true;
        }
        int steps = 0;
        // What stays as it is goes to the end, and is asked again in the next run.
        for (int waiting = desk.LoansToFollow.Count; waiting > 0; waiting--)
            if (desk.LoansToFollow.TryDequeue(out Id loan)) steps += await Follow(loan);
        return steps;
    }

    private async Task<int> Follow(Id loan)
    {
        int steps = 0;
        Refusal? stopped = LedgerRefusals.LedgerUnavailable;
        try
        {
            Outcome<bool> done;
            while (!(done = await loans.Advance(loan)).IsRefused && done.Value) steps++;
            stopped = done.Refusal?.Code == JourneyRefusals.LoanNotDue ? null : done.Refusal;
            if (stopped is not null) log.LogWarning("Loan {Loan} stays as it is: {Refusal}", loan, stopped);
            return steps;
        }
        finally
        {
            // Also where the database could not be asked.
            if (stopped is not null) desk.LoansToFollow.Enqueue(loan);
        }
    }

    /// <summary>Money to give back comes first; then whatever the order's own deadline asks for.</summary>
    private async Task<Outcome<bool>> Advance(Id order, BankAccount account)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        bool payable = record.Terms.MoneyCommodity == account.Commodity;
        Outcome<TradeRecord> done = record.State switch
        {
            _ when OrderDeadlines.IsInvoiceMissing(record) => await _invoice.Run(order),
            _ when payable && record.ToReturn.Minor > 0 => await _payout.Run(order, account),
            _ when record.Claim is { IsAnswered: false } => await claims.Ask(order),
            OrderState.Placed => await _lapse.Run(order),
            OrderState.Shipped => await _deliver.BySilence(order),
            OrderState.Delivered => await _release.Run(order),
            _ when payable => await _payout.Run(order, account),
            _ => JourneyRefusals.NothingToPayOut,
        };
        return done.IsRefused ? done.Refusal : true;
    }
}
