using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// A person lets a payout be sent again that the bank declined, that came back, or that was blocked: after its payee's
/// account has been corrected. Its money has been waiting on the payout's own account all the time.
/// </summary>
public sealed class RepeatPayout(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Payout);

    public async Task<Outcome<Receipt>> Run(Command command)
    {
        CardRow? row = await desk.Journal.Card(command.Payout);
        if (row is not { Card.Kind: PayoutCard.Kind }) return JourneyRefusals.PayoutNotListed;
        Outcome<PayoutCard> next = Decide(row.Card.State, PayoutCard.Read(row.Card));
        if (next.IsRefused) return await desk.Ledger.Refuse(command.Request, next.Refusal);
        return await desk.Ledger.Post(new EntryRequest
        {
            Request = command.Request,
            Book = row.Book,
            Kind = "payout.repeated",
            Subject = new Subject(row.Subject, row.Version, next.Value.Card("asked", desk.Now)),
            Facts = FactCodec.Encode(new PayoutRepeated(next.Value.Attempt)),
        });
    }

    /// <summary>
    /// A seller has named an account: what could not be sent for want of a right one is sent again at once. What the
    /// bank declined stays with a person. Gives the number of payouts.
    /// </summary>
    public async Task<int> OfSeller(Id seller)
    {
        int repeated = 0;
        List<CardRow> rows =
        [
            .. await desk.Journal.All(new CardQuery(PayoutCard.Kind) { State = "blocked" }),
            .. await desk.Journal.All(new CardQuery(PayoutCard.Kind) { State = "returned" }),
        ];
        foreach (CardRow row in rows)
        {
            PayoutCard card = PayoutCard.Read(row.Card);
            if (card.Cause != PayoutCause.Seller) continue;
            if ((await desk.Journal.Card(card.Source))?.Card.Seller != seller) continue;
            var request = Request.Of("account named", $"{row.Subject}", $"{row.Version}");
            if (!(await Run(new Command(request, row.Subject))).IsRefused) repeated++;
        }
        return repeated;
    }

    /// <summary>
    /// After a clear no or a return the bank gets a new instruction. A blocked one may have reached the bank: it is
    /// asked again under the same key.
    /// </summary>
    public static Outcome<PayoutCard> Decide(string state, PayoutCard card) => state switch
    {
        "declined" or "returned" => card with { Attempt = card.Attempt + 1, Reason = null },
        "blocked" => card with { Reason = null },
        _ => JourneyRefusals.PayoutNotWaiting.With(("state", state)),
    };
}
