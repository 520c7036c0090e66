using System.Text;
using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// A seller takes a lender's offer. The lender's money and headroom are set aside first, in the lender's book; then the
/// order is pledged, in the seller's, where of two at once only one can be first; then the money leaves. Whatever stops
/// in between, <see cref="LoanDesk.Advance"/> finishes: it lends when the order is pledged, and gives back when not.
/// </summary>
public sealed class BorrowOnOrder(OrderDesk desk, FundingOffers offers, LoanLimits limits, LoanDesk loans)
{
    /// <summary>So long the seller's answer may take to reach the order.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The hold itself lasts longer than any outage: an order that is pledged must be lent on, however late.
    /// </summary>
    private static readonly TimeSpan Outage = TimeSpan.FromDays(365);

    /// <param name="Version">Of the mandate, as the seller was shown it.</param>
    /// <param name="Total">What the seller was shown as to be paid back on the due day.</param>
    public sealed record Command(Request Request, Id Order, Id Mandate, int Version, Money Principal, Money Total);

    /// <summary>
    /// Refuses <c>order_already_pledged</c>, <c>order_not_fundable</c>, <c>offer_gone</c>,
    /// <c>principal_out_of_range</c>.
    /// </summary>
    public async Task<Outcome<TradeRecord>> Run(Command command)
    {
        TradeRecord? record = await desk.Load(command.Order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        // Of everything that was asked: the same form with another amount is another loan, and only one is pledged.
        string asked = $"{command.Order}\n{command.Mandate}\n{command.Version}\n{command.Principal}";
        Id loan = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"loan\n{command.Request.Id}\n{asked}")));
        if (record.Loan?.Terms.Loan == loan)
        {
            // The same answer sent twice: the first may have died before the money left.
            _ = await loans.Advance(loan);
            return record;
        }
        Outcome<LoanRecord> reserved = await Reserved(record, loan, command);
        if (reserved.IsRefused) return reserved.Refusal;
        Outcome<TradeRecord> pledged = await desk.Run(
            command.Request, command.Order,
            (state, _, now) => Decide(state, reserved.Value.Terms, reserved.Value.Reserved.Until, now));
        // Lent or given back: what the order says now decides.
        _ = await loans.Advance(loan);
        return pledged;
    }

    public static Outcome<Decision> Decide(TradeRecord record, LoanTerms terms, Instant until, Instant now)
    {
        if (record.Loan is not null) return JourneyRefusals.OrderAlreadyPledged;
        // What was offered is still there to be lent on: the escrow, or enough of what the buyer owes.
        bool isThere = terms.Product == LoanProduct.EarlyPayment
            ? record.State == OrderState.Released && record.Unpaid >= terms.Principal
            : record.State is OrderState.Paid or OrderState.Shipped or OrderState.Delivered;
        if (!isThere)
            return JourneyRefusals.OrderNotFundable.With(("state", record.State.ToString()));
        // What was set aside may be given back from here on.
        if (now >= until) return JourneyRefusals.OfferGone;
        return new Decision(new OrderPledged(terms));
    }

    /// <summary>What this answer has set aside, now or when it was sent before.</summary>
    private async Task<Outcome<LoanRecord>> Reserved(TradeRecord record, Id loan, Command command)
    {
        if (await loans.Load(loan) is { } before)
            return before.State == LoanState.Reserved ? before : JourneyRefusals.OfferGone;
        Outcome<FundingAnswer> answer = await offers.For(record);
        if (answer.IsRefused) return answer.Refusal;
        if (!Offered(answer.Value, command).TryGet(out FundingOffer? offer, out Refusal? unfit)) return unfit;
        LoanTerms terms = FundingRule.Terms(offer.Mandate, answer.Value.Case, loan, command.Principal);
        if (LoanBalance.On(terms.DueOn, terms, []).Total != command.Total) return JourneyRefusals.OfferGone;
        return await Reserve(record, offer.Mandate, answer.Value.Case, terms);
    }

    private static Outcome<FundingOffer> Offered(FundingAnswer answer, Command command)
    {
        FundingOffer? offer = answer.Offers.FirstOrDefault(o =>
            o.Mandate.Id == command.Mandate && o.Mandate.Version == command.Version);
        if (offer is null) return JourneyRefusals.OfferGone;
        Money least = offer.Mandate.Terms.Least, most = FundingRule.Advance(offer.Mandate.Terms, answer.Case);
        if (command.Principal.Currency != most.Currency || command.Principal < least || command.Principal > most)
            return JourneyRefusals.PrincipalOutOfRange.With(("least", $"{least}"), ("most", $"{most}"));
        // Others have borrowed meanwhile: what is left is another offer.
        return command.Principal > offer.Terms.Principal ? JourneyRefusals.OfferGone : offer;
    }

    private async Task<Outcome<LoanRecord>> Reserve(
        TradeRecord record, Mandate mandate, FundingCase order, LoanTerms terms)
    {
        if (await limits.Align(mandate, order) is { } tight) return Gone(tight);
        Outcome<int> book = await desk.Book(terms.Lender);
        if (book.IsRefused) return book.Refusal;
        IReadOnlyList<LoanLimit> taken = LoanLimits.Of(mandate, order);
        Id hold = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"loan hold\n{terms.Loan}")));
        var fact = new LoanReserved(
            record.Order, record.Terms.Reference, record.Seller, terms, hold, [.. taken.Select(limit => limit.Id)],
            desk.Now + Wait);
        var accounts = new LenderAccounts(book.Value, terms.Lender, record.Terms.MoneyCommodity);
        long principal = terms.Principal.Minor;
        Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("loan reserved", $"{terms.Loan}"),
            Book = book.Value,
            Kind = FactCodec.TypeOf(fact),
            Subject = new Subject(terms.Loan, 0, LoanRecord.Begin(terms.Loan, fact).Row()),
            Facts = FactCodec.Encode(fact),
            Steps =
            [
                new Reserve(hold, fact.Until + Outage,
                [
                    new Move(accounts.Wallet, accounts.Committed(terms.Loan), principal),
                    .. taken.Select(limit => new Move(
                        accounts.Headroom(mandate.Id, limit.Id), accounts.Exposed(mandate.Id, limit.Id), principal)),
                ]),
            ],
        });
        if (posted.IsRefused) return Gone(posted.Refusal);
        return posted.Value.Repeated ? (await loans.Load(terms.Loan))! : LoanRecord.Begin(terms.Loan, fact);
    }

    /// <summary>Somebody else was faster with the lender's money: the offer is gone, and others may stand.</summary>
    private static Refusal Gone(Refusal refusal) =>
        refusal.Code == LedgerRefusals.BalanceShort ? JourneyRefusals.OfferGone : refusal;
}
