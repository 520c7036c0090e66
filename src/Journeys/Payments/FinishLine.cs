using Sampan.Journeys.Claims;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// What follows from a line that was matched or is to be returned: the order takes the money, or the payout is listed.
/// The line stays due until that is done, so a crash in between only delays it, and an order that cannot take its money
/// now holds up nobody else's.
/// </summary>
public sealed class FinishLine(OrderDesk desk)
{
    private readonly TakePayment _payment = new(desk);
    private readonly TakeInsurance _insurance = new(desk);
    private readonly RepayLoan _repayment = new(desk);

    /// <summary>True when something was done; false when nothing was left to do.</summary>
    public async Task<Outcome<bool>> Run(Id line)
    {
        CardRow? row = await desk.Journal.Card(line);
        if (row is not { Card: { Kind: LineCard.Kind, Due: not null } }) return false;
        LineCard card = LineCard.Read(row.Card);
        Refusal? refusal = row.Card.State is "matched" or "insured" or "repays"
            ? await Take(row, card)
            : await List(row, card);
        if (refusal is not null) return refusal;
        Outcome<Receipt> done = await desk.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("line done", $"{line}", $"{row.Version}"),
            Book = row.Book,
            Kind = "line.done",
            Subject = new Subject(line, row.Version, card.After(row.Card.State, [], desk.Now)),
            Facts = FactCodec.Encode(),
        });
        // Somebody else has just finished it.
        if (done.IsRefused && done.Refusal.Code == LedgerRefusals.SubjectMoved) return false;
        return done.IsRefused ? done.Refusal : true;
    }

    private async Task<Refusal?> Take(CardRow row, LineCard card)
    {
        await desk.Ledger.Settled();
        Outcome<TradeRecord> taken = row.Card.State switch
        {
            "insured" => await _insurance.Run(card.Order!.Value, row.Subject, card.Amount),
            "repays" => await _repayment.Run(card.Order!.Value, row.Subject, card.Amount),
            _ => await _payment.Run(card.Order!.Value, row.Subject, card.Amount),
        };
        bool done = !taken.IsRefused || taken.Refusal.Code == JourneyRefusals.PaymentAlreadyTaken;
        return done ? null : taken.Refusal;
    }

    private async Task<Refusal?> List(CardRow row, LineCard card)
    {
        var payout = new PayoutCard
        {
            Cause = PayoutCause.Return,
            Source = row.Subject,
            Commodity = card.Commodity,
            Payer = row.Subject,
        };
        return (await desk.Ledger.Post(payout.Listed(row.Book, PayoutOf(row.Subject), desk.Now))).Refusal;
    }

    internal static Id PayoutOf(Id line) => PayoutCard.IdOf(PayoutCause.Return, line, 0);
}
