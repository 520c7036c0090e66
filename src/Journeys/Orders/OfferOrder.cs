using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// A seller's offer of one order to one buyer: the price of everything up to the buyer's escrow payment, frozen, with
/// the border quote's hash. No stock is held yet: that happens when the buyer accepts.
/// </summary>
public sealed class OfferOrder(OrderDesk desk)
{
    private const long FeePerMille = 20;

    /// <summary>An offer stays open for seven days.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <summary>Products in an order, as many as a cart holds and an invoice prints on few sheets.</summary>
    public const int MostLines = 12;

    private const int MaxText = 200;

    /// <summary>
    /// What a transfer's remittance text holds at the narrowest bank (ISO 20022 creditor reference: 35).
    /// </summary>
    private const int MaxReference = 35;

    public sealed record Command
    {
        public required Request Request { get; init; }

        /// <summary>A name not used before. A repetition of the request gives the order it began.</summary>
        public required Id Order { get; init; }

        public required Id Seller { get; init; }

        /// <summary>Product by product: what, how many, the price of one unit and its weights.</summary>
        public required IReadOnlyList<OfferedGoods> Goods { get; init; }

        /// <summary>Where the goods set out from.</summary>
        public required Country From { get; init; }

        public required Money Freight { get; init; }

        public required Money Insurance { get; init; }

        /// <summary>What freight and insurance were priced by.</summary>
        public required Carriage? Carriage { get; init; }

        public required Country To { get; init; }

        public required Incoterm Term { get; init; }

        public required string Place { get; init; }

        public required string Reference { get; init; }

        public required bool Sandbox { get; init; }

        public bool Practice { get; init; }

        /// <summary>Null: all before shipping.</summary>
        public PaymentWish? Payment { get; init; }
    }

    /// <summary>A deposit in percent of the total, and days from delivery within which the rest is paid.</summary>
    public sealed record PaymentWish(int DepositPercent, int RestDays);

    /// <summary>
    /// Grams are of one unit; the tare is what one carton weighs empty. The quote is the border's for these goods.
    /// </summary>
    public sealed record OfferedGoods(
        Id Listing, string Title, HsCode HsCode, Country Origin, long Units, Money UnitPrice, long NetGrams,
        long GrossGrams, long UnitsPerCarton, long MinimumUnits, Hash256 Quote, long CartonTareGrams = 0,
        string? TitleLocal = null)
    {
        internal long Cartons => (Units - 1) / UnitsPerCarton + 1;
    }

    /// <summary>A deposit of less secures nothing; of more, the rest is not worth waiting for.</summary>
    public static readonly (int Least, int Most) DepositPercents = (10, 90);

    /// <summary>The inspection is over before the rest is due.</summary>
    public static readonly (int Least, int Most) RestDays = (7, 120);

    public async Task<Outcome<TradeRecord>> Run(Command command)
    {
        Outcome<OrderOffered> offered = Decide(command, desk.Now);
        return offered.IsRefused ? offered.Refusal : await desk.Open(command.Request, command.Order, offered.Value);
    }

    /// <summary>The platform's fee: 2 % of the goods, a part of a minor unit dropped in the seller's favour.</summary>
    public static Money FeeOf(Money goods) =>
        new(Rounding.Scale(goods.Minor, FeePerMille, 1000, RoundingRule.Down), goods.Currency);

    public static Outcome<OrderOffered> Decide(Command command, Instant now)
    {
        if (Check(command) is { } refusal) return refusal;
        IReadOnlyList<GoodsLine> lines = [.. command.Goods.Select(Line)];
        Money goods = lines.Aggregate(Money.Zero(lines[0].Goods.Currency), (sum, line) => sum + line.Goods);
        Money total = goods + command.Freight + command.Insurance;
        Outcome<PaymentPlan?> plan = Plan(command, total, spent: total - goods + FeeOf(goods));
        if (plan.IsRefused) return plan.Refusal;
        return new OrderOffered(command.Seller, new OrderTerms
        {
            Reference = command.Reference,
            Lines = lines,
            Goods = goods,
            Freight = command.Freight,
            Insurance = command.Insurance,
            Total = total,
            Plan = plan.Value,
            Fee = FeeOf(goods),
            From = command.From,
            To = command.To,
            Term = command.Term,
            Place = command.Place,
            Carriage = command.Carriage,
            OpenUntil = now + Open,
            Deadlines = Deadlines.Usual,
            Sandbox = command.Sandbox,
            Practice = command.Practice,
        });
    }

    /// <summary>
    /// A part of a minor unit of the deposit counts as one: it is at least the percentage that was agreed.
    /// </summary>
    /// <param name="spent">What is gone when the goods come back, and the fee: the least that a deposit pays.</param>
    private static Outcome<PaymentPlan?> Plan(Command command, Money total, Money spent)
    {
        if (command.Payment is not { } wish) return (PaymentPlan?)null;
        bool isPossible = wish.DepositPercent >= DepositPercents.Least && wish.DepositPercent <= DepositPercents.Most
            && wish.RestDays >= RestDays.Least && wish.RestDays <= RestDays.Most;
        if (!isPossible)
        {
            return JourneyRefusals.PlanOutOfRange.With(
                ("least", $"{DepositPercents.Least}"), ("most", $"{DepositPercents.Most}"),
                ("days_least", $"{RestDays.Least}"), ("days_most", $"{RestDays.Most}"));
        }
        Money deposit = total with { Minor = Rounding.Scale(total.Minor, wish.DepositPercent, 100, RoundingRule.Up) };
        if (deposit < spent) return JourneyRefusals.DepositTooSmall.With(("least", $"{spent}"));
        return new PaymentPlan(deposit, wish.RestDays);
    }

    private static GoodsLine Line(OfferedGoods goods) => new()
    {
        Listing = goods.Listing,
        Title = goods.Title,
        TitleLocal = goods.TitleLocal,
        Units = goods.Units,
        UnitPrice = goods.UnitPrice,
        Goods = goods.UnitPrice with { Minor = goods.Units * goods.UnitPrice.Minor },
        HsCode = goods.HsCode,
        Origin = goods.Origin,
        NetGrams = goods.Units * goods.NetGrams,
        GrossGrams = goods.Units * goods.GrossGrams + goods.Cartons * goods.CartonTareGrams,
        Cartons = goods.Cartons,
        Quote = goods.Quote,
    };

    private static Refusal? Check(Command command)
    {
        if (command.Goods.Count is 0 or > MostLines)
            return JourneyRefusals.LinesOutOfRange.With(("most", $"{MostLines}"));
        if (command.Goods.Select(Check).FirstOrDefault(refusal => refusal is not null) is { } wrong) return wrong;
        if (command.Place.Length is 0 or > MaxText) return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        if (command.Reference.Length is 0 or > MaxReference)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxReference}"));
        if (command.Freight.Minor < 0 || command.Insurance.Minor < 0) return LedgerRefusals.AmountNotPositive;
        Currency currency = command.Goods[0].UnitPrice.Currency;
        Money[] others = [.. command.Goods.Select(goods => goods.UnitPrice), command.Freight, command.Insurance];
        foreach (Money other in others)
            if (other.Currency != currency) return Mixed(currency, other);
        return Overflows(command) ? JourneyRefusals.TotalOverflows : null;
    }

    private static Refusal? Check(OfferedGoods goods)
    {
        if (goods.Units <= 0 || goods.UnitsPerCarton <= 0) return JourneyRefusals.UnitsNotPositive;
        if (goods.Units < goods.MinimumUnits)
            return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{goods.MinimumUnits}"));
        if (goods.Title.Length is 0 or > MaxText || goods.TitleLocal?.Length > MaxText)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        return goods.UnitPrice.Minor <= 0 ? LedgerRefusals.AmountNotPositive : null;
    }

    private static Refusal Mixed(Currency first, Money second) =>
        KernelRefusals.CurrenciesMixed.With(("first", first.Code), ("second", second.Currency.Code));

    private static bool Overflows(Command command)
    {
        Int128 total = (Int128)command.Freight.Minor + command.Insurance.Minor, gross = 0, net = 0;
        foreach (OfferedGoods goods in command.Goods)
        {
            total += (Int128)goods.Units * goods.UnitPrice.Minor;
            gross += (Int128)goods.Units * goods.GrossGrams + (Int128)goods.Cartons * goods.CartonTareGrams;
            net += (Int128)goods.Units * goods.NetGrams;
        }
        return total > Money.Cap || gross > Money.Cap || net > Money.Cap;
    }
}
