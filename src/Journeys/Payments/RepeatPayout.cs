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
        PayoutCard card = PayoutCard.Read(row.Card);
        Outcome<PayoutRepeated> decided = Decide(row.Card.State, card);
        if (decided.IsRefused) return await desk.Ledger.Refuse(command.Request, decided.Refusal);
        PayoutRepeated fact = decided.Value;
        return await desk.Ledger.Post(new EntryRequest
        {
            Request = command.Request,
            Book = row.Book,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(row.Subject, row.Version, card.After(fact, card.Amount).Row(fact, desk.Now)),
            Facts = FactCodec.Encode(fact),
        });
    }

    /// <summary>
    /// A firm has named an account: what could not be sent for want of a right one is sent again at once. What the
    /// bank declined stays with a person. Gives the number of payouts.
    /// </summary>
    public async Task<int> OfSeller(Id seller)
    {
        int repeated = 0;
        List<CardRow> rows = await desk.Journal.All(
            new CardQuery(PayoutCard.Kind) { States = ["blocked", "returned"] });
        foreach (CardRow row in rows)
        {
            PayoutCard card = PayoutCard.Read(row.Card);
            if (card.Cause is PayoutCause.Refund or PayoutCause.Return) continue;
            // A loan's row has its borrower where an order's has its buyer.
            Card? source = (await desk.Journal.Card(card.Source))?.Card;
            if ((card.Cause == PayoutCause.Loan ? source?.Buyer : source?.Seller) != seller) continue;
            var request = Request.Of("account named", $"{row.Subject}", $"{row.Version}");
            if (!(await Run(new Command(request, row.Subject))).IsRefused) repeated++;
        }
        return repeated;
    }

    /// <summary>
    /// After a clear no or a return the bank gets a new instruction. A blocked one may have reached the bank: it is
    /// asked again under the same key.
    /// </summary>
    public static Outcome<PayoutRepeated> Decide(string state, PayoutCard card) => state switch
    {
        "declined" or "returned" => new PayoutRepeated(card.Attempt + 1),
        "blocked" => new PayoutRepeated(card.Attempt),
        _ => JourneyRefusals.PayoutNotWaiting.With(("state", state)),
    };
}
