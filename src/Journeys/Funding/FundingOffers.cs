using System.Globalization;
using Sampan.Finance;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>What a lender would lend on an order, and what it would cost.</summary>
/// <param name="Terms">For the most it lends; the loan has no id yet.</param>
/// <param name="AtDue">What is to be paid back on the due day, when nothing comes in before.</param>
/// <param name="AprBps">Of that, in hundredths of a percent: <see cref="Apr"/>.</param>
public sealed record FundingOffer(Mandate Mandate, LoanTerms Terms, LoanBalance AtDue, int AprBps)
{
    public Money Cost => AtDue.Fee + AtDue.Interest;
}

/// <summary>Why a lender's mandate gives nothing for an order: every reason, by name.</summary>
public sealed record FundingDecline(Mandate Mandate, IReadOnlyList<Refusal> Reasons);

/// <summary>What all mandates in force say to one order at one moment.</summary>
/// <param name="Offers">The lowest yearly rate first.</param>
/// <param name="Declines">Those with the fewest reasons first.</param>
public sealed record FundingAnswer(
    FundingCase Case, IReadOnlyList<FundingOffer> Offers, IReadOnlyList<FundingDecline> Declines);

/// <summary>
/// Asks every mandate in force about an order. Nothing is kept: the answer follows from the order, the mandates, what
/// their lenders have and the day, and is asked again when a seller accepts.
/// </summary>
public sealed class FundingOffers(
    OrderDesk desk, IMandates mandates, IEvidence evidence, ICounterparties counterparties, LoanLimits limits)
{
    /// <summary>Refuses <c>order_already_pledged</c> and <c>order_not_fundable</c>.</summary>
    public async Task<Outcome<FundingAnswer>> For(TradeRecord record)
    {
        if (record.Loan is not null) return JourneyRefusals.OrderAlreadyPledged;
        if (Stage(record, desk.Now) is not { } stage)
            return JourneyRefusals.OrderNotFundable.With(("state", record.State.ToString()));
        FundingCase order = await Case(record, stage, desk.Now);
        var fitting = new List<Mandate>();
        var declines = new List<FundingDecline>();
        // Nobody lends to himself. A lender has many mandates and is asked about once.
        var lends = new Dictionary<Id, bool> { [record.Seller] = false };
        foreach (Mandate mandate in await mandates.InForce())
        {
            Unmet unmet = FundingRule.Judge(mandate, order);
            // Another money's mandates are none of this seller's business.
            if (unmet.HasFlag(Unmet.Currency)) continue;
            if (!lends.TryGetValue(mandate.Lender, out bool still))
                lends[mandate.Lender] = still = await counterparties.IsLender(mandate.Lender, order.Sandbox);
            if (!still) continue;
            if (unmet == Unmet.None) fitting.Add(mandate);
            else declines.Add(new(mandate, Decline.Of(mandate, order, unmet)));
        }
        IReadOnlyList<Money> rooms = await limits.Rooms(fitting, order);
        var offers = new List<FundingOffer>();
        foreach ((Mandate mandate, Money room) in fitting.Zip(rooms))
        {
            if (Offer(mandate, order, room) is { } offer) offers.Add(offer);
            else declines.Add(new(mandate, Decline.Of(mandate, order, Unmet.Limit)));
        }
        return new FundingAnswer(
            order,
            [
                .. offers.OrderBy(offer => offer.AprBps).ThenByDescending(offer => offer.Terms.Principal)
                    .ThenBy(offer => offer.Mandate.Terms.Name, StringComparer.Ordinal),
            ],
            [.. declines.OrderBy(decline => decline.Reasons.Count).ThenBy(decline => decline.Mandate.Id)]);
    }

    /// <summary>Null when its limits or the lender's wallet leave less than the least it lends.</summary>
    private static FundingOffer? Offer(Mandate mandate, FundingCase order, Money room)
    {
        var principal = Money.Min(room, FundingRule.Advance(mandate.Terms, order));
        return principal < mandate.Terms.Least
            ? null
            : Priced(mandate, FundingRule.Terms(mandate, order, Id.None, principal));
    }

    /// <summary>What these terms cost, should nothing be paid back before the due day.</summary>
    public static FundingOffer Priced(Mandate mandate, LoanTerms terms)
    {
        var due = LoanBalance.On(terms.DueOn, terms, []);
        int days = Math.Max(1, terms.DueOn.DayNumber - terms.From.DayNumber);
        return new FundingOffer(mandate, terms, due, Apr.Of(terms.Principal.Minor, (days, due.Total.Minor)));
    }

    /// <summary>The order as a mandate looks at it at a moment. The seller's score is that of now.</summary>
    internal async Task<FundingCase> Case(TradeRecord record, OrderStage stage, Instant at)
    {
        OrderTerms terms = record.Terms;
        BankRecord? bank = await evidence.Bank(record, desk.Now.UtcDate);
        IReadOnlyList<Evidence> shown = await evidence.Of(record);
        return new FundingCase
        {
            Order = record.Order,
            Seller = record.Seller,
            Sandbox = terms.Sandbox,
            Lane = new Lane(terms.From, terms.To),
            Chapters =
            [
                .. terms.Lines.Select(line => int.Parse(line.HsCode.Chapter, CultureInfo.InvariantCulture)).Distinct(),
            ],
            Stage = stage,
            Worth = stage == OrderStage.Accepted ? record.Unpaid : record.InEscrow - terms.Fee,
            Rest = stage == OrderStage.Accepted ? Money.Zero(terms.Total.Currency) : record.Unpaid,
            Today = at.UtcDate,
            ReleasedBy = OrderDeadlines.ReleasedBy(record, at),
            RestBy = OrderDeadlines.RestBy(record, at),
            History = await History(record.Seller, terms.MoneyCommodity),
            Bank = bank,
            Evidence = bank is null ? shown : [.. shown, Evidence.BankStatement],
        };
    }

    /// <summary>Null where nobody can say any more when the order's money is released.</summary>
    internal static OrderStage? Stage(TradeRecord record, Instant now) => record.State switch
    {
        // Nobody lends on a practice trade: its money is nobody's.
        _ when record.Terms.Practice => null,
        // From then on the buyer may cancel at any moment.
        OrderState.Paid when now >= OrderDeadlines.ShipBy(record) => null,
        _ when OrderDeadlines.WaitsForRuling(record, now) => null,
        OrderState.Paid => OrderStage.Secured,
        OrderState.Shipped => OrderStage.Shipped,
        OrderState.Delivered => OrderStage.Delivered,
        OrderState.Released when now.UtcDate <= record.RestDueOn => OrderStage.Accepted,
        _ => null,
    };

    /// <summary>
    /// From the orders whose money came in, in the same money: test trades say nothing about real ones. How many ended
    /// well, how many did not, and since when there are any.
    /// </summary>
    private async Task<SellerHistory> History(Id seller, Commodity money)
    {
        CardTallies orders = await desk.Journal.Tally(OrderDesk.Kind, seller, Chart.Escrow, money);
        int Count(params OrderState[] states) => states.Sum(state => orders.ByState.GetValueOrDefault($"{state}"));
        return new SellerHistory(
            Count(OrderState.Released, OrderState.PaidOut), Count(OrderState.Returned, OrderState.Settled),
            Months(orders.Since?.UtcDate, desk.Now.UtcDate));
    }

    private static int Months(DateOnly? since, DateOnly today)
    {
        if (since is not { } first) return 0;
        int months = (today.Year - first.Year) * 12 + today.Month - first.Month;
        return Math.Max(0, today.Day < first.Day ? months - 1 : months);
    }
}
