using System.Globalization;
using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Offers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Learning;

/// <summary>What an example of a lesson comes to today. Each kind is shown in its own way.</summary>
public abstract record ExampleAnswer
{
    /// <summary>Goods with freight, duty and tax; also what is left of it for the seller.</summary>
    public sealed record Priced(DoorPrice Price) : ExampleAnswer;

    public sealed record Calendar(IReadOnlyList<(string What, DateOnly Day)> Each) : ExampleAnswer;

    public sealed record Exchanged(Money Paid, Money ByRate, Money Spread, Money Arrives) : ExampleAnswer;

    public sealed record Lent(FundingOffer Offer, int Days) : ExampleAnswer;

    public sealed record Scored(SellerHistory History, int Score) : ExampleAnswer;

    public sealed record Refused(Refusal Reason) : ExampleAnswer;
}

/// <summary>
/// Computes the examples of lessons with the engines that compute real trades: docs/academy.md lists them.
/// </summary>
public sealed class LessonExamples(IMarket market, DoorPrices prices)
{
    /// <param name="kind">As <c>door-price</c>; the ones that show a price in another way are computed alike.</param>
    public async Task<Outcome<ExampleAnswer>> Compute(
        string kind, IReadOnlyDictionary<string, string> arguments, DateOnly day)
    {
        var read = new ExampleArguments(arguments);
        Outcome<ExampleAnswer> answer = kind switch
        {
            "door-price" or "left-for-seller" or "duty" or "permits" or "cartons" => await Price(read, day),
            "dates" => Dates(read),
            "exchange" => Exchange(read, day),
            "loan" => Loan(read, day),
            "score" => Score(read),
            "invoice" => Invoice(read.Text("fault")),
            _ => read.Wrong("kind"),
        };
        return read.Refusal ?? answer;
    }

    private async Task<Outcome<ExampleAnswer>> Price(ExampleArguments read, DateOnly day)
    {
        string[] slugs = read.Text("listing").Split('/', 2);
        Outcome<Country> to = Country.Parse(read.Text("to"));
        if (to.IsRefused || slugs.Length < 2) return read.Wrong("to");
        Outcome<Listing> listing = await market.ListingBySlug(slugs[0], slugs[1]);
        if (listing.IsRefused) return listing.Refusal;
        long units = read.Has("units") ? read.Whole("units") : listing.Value.Terms.Minimum;
        Outcome<DoorPrice> price = await prices.Of(listing.Value, units, to.Value, day);
        return price.IsRefused ? price.Refusal : new ExampleAnswer.Priced(price.Value);
    }

    /// <summary>An order that goes as the arguments say, folded from its facts as every order is.</summary>
    private static Outcome<ExampleAnswer> Dates(ExampleArguments read)
    {
        Instant accepted = Instant.StartOf(read.Day("accepted")), paid = Instant.StartOf(read.Day("paid"));
        DateOnly shipped = read.Day("shipped");
        if (read.Refusal is { } wrong) return wrong;
        OrderTerms terms = SampleOrder.Terms(accepted);
        Instant payBy = accepted + TimeSpan.FromDays(terms.Deadlines.Pay);
        TradeRecord record = TradeRecord.Offer(Id.None, new OrderOffered(Id.None, terms))
            .After(accepted, new OrderPlaced(Id.None, Hash256.Zero, Id.None, payBy))
            .After(paid, new PaymentReceived(Id.None, terms.Total, terms.Total with { Minor = 0 }), new OrderPaid())
            .After(Instant.StartOf(shipped), new GoodsShipped("", "", shipped));
        DateOnly silent = OrderDeadlines.LastOfSilence(record)!.Value;
        DateOnly released = OrderDeadlines.ReleasedBy(record, Instant.StartOf(shipped));
        return new ExampleAnswer.Calendar(
        [
            ("pay", payBy.UtcDate), ("ship", OrderDeadlines.ShipBy(record)!.Value.UtcDate),
            ("missing", OrderDeadlines.MissingFrom(record)!.Value.UtcDate), ("silence", silent),
            ("released", released), ("payout", released.AddDays(terms.Deadlines.Payout)),
        ]);
    }

    private static Outcome<ExampleAnswer> Exchange(ExampleArguments read, DateOnly day)
    {
        Outcome<Currency> from = Currency.Parse(read.Text("from")), to = Currency.Parse(read.Text("to"));
        string[] rate = read.Text("rate").Split('/', 2);
        int spread = (int)read.Whole("spread");
        if (from.IsRefused || to.IsRefused || rate.Length < 2) return read.Wrong("rate");
        Outcome<Money> paid = Money.Parse(read.Text("pay"), from.Value);
        if (paid.IsRefused) return paid.Refusal;
        var dealer = new DealerRate
        {
            Dealer = new Id(1),
            Sold = from.Value,
            Bought = to.Value,
            Numerator = long.Parse(rate[0], CultureInfo.InvariantCulture),
            Denominator = long.Parse(rate[1], CultureInfo.InvariantCulture),
            Spread = spread,
            Validity = new Period(day, day),
            Source = "",
        };
        AccountKey Account(Currency currency) => new(1, Chart.Arrivals, new Id(2), Commodity.Money(currency, false));
        Outcome<Move[]> moves =
            Ledger.Exchange.Of(dealer, Account(from.Value), Account(to.Value), paid.Value.Minor, day);
        if (moves.IsRefused) return moves.Refusal;
        long arrives = moves.Value[1].Amount, kept = moves.Value.Skip(2).Sum(move => move.Amount);
        return new ExampleAnswer.Exchanged(
            paid.Value, new Money(arrives + kept, to.Value), new Money(kept, to.Value), new Money(arrives, to.Value));
    }

    private static Outcome<ExampleAnswer> Loan(ExampleArguments read, DateOnly day)
    {
        Outcome<Currency> currency = Currency.Parse(read.Text("currency"));
        if (currency.IsRefused) return currency.Refusal;
        Outcome<Money> principal = Money.Parse(read.Text("principal"), currency.Value);
        int days = (int)read.Whole("days");
        if (principal.IsRefused) return principal.Refusal;
        MandateTerms terms = SampleOrder.Mandate(
            currency.Value, feeBps: (int)read.Whole("fee"), rateBps: (int)read.Whole("rate"), day);
        var mandate = new Mandate(new Id(1), 1, new Id(1), sandbox: true, terms);
        FundingCase order = SampleOrder.Case(principal.Value, day, day.AddDays(days));
        LoanTerms loan = FundingRule.Terms(mandate, order, Id.None, principal.Value);
        return new ExampleAnswer.Lent(FundingOffers.Priced(mandate, loan), days);
    }

    private static Outcome<ExampleAnswer> Score(ExampleArguments read)
    {
        var history = new SellerHistory(
            (int)read.Whole("delivered"), (int)read.Whole("faulty"), (int)read.Whole("months"));
        return new ExampleAnswer.Scored(history, SellerScore.Of(history));
    }

    private static Outcome<ExampleAnswer> Invoice(string fault) => SampleInvoice.With(fault) is not { } facts
        ? JourneyRefusals.ExampleMalformed.With(("argument", "fault"))
        : Documents.Invoice.Check(facts).Refusal is { } refusal
            ? new ExampleAnswer.Refused(refusal)
            : JourneyRefusals.ExampleMalformed.With(("argument", "fault"));
}
