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

        /// <summary>The goods: listing, title, code, price of one unit and its weights.</summary>
        public required OfferedGoods Goods { get; init; }

        public required long Units { get; init; }

        public required Money Freight { get; init; }

        public required Money Insurance { get; init; }

        /// <summary>What freight and insurance were priced by.</summary>
        public required Carriage? Carriage { get; init; }

        public required Country To { get; init; }

        public required Incoterm Term { get; init; }

        public required string Place { get; init; }

        public required string Reference { get; init; }

        public required Hash256 Quote { get; init; }

        public required bool Sandbox { get; init; }
    }

    /// <summary>Grams are of one unit; the tare is what one carton weighs empty.</summary>
    public sealed record OfferedGoods(
        Id Listing, string Title, HsCode HsCode, Country Origin, Money UnitPrice, long NetGrams, long GrossGrams,
        long UnitsPerCarton, long MinimumUnits, long CartonTareGrams = 0, string? TitleLocal = null);

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
        OfferedGoods goods = command.Goods;
        Currency currency = goods.UnitPrice.Currency;
        long cartons = CartonsOf(command);
        Money price = new(command.Units * goods.UnitPrice.Minor, currency);
        Money total = price + command.Freight + command.Insurance;
        return new OrderOffered(command.Seller, new OrderTerms
        {
            Reference = command.Reference,
            Listing = goods.Listing,
            Title = goods.Title,
            TitleLocal = goods.TitleLocal,
            Units = command.Units,
            UnitPrice = goods.UnitPrice,
            Goods = price,
            Freight = command.Freight,
            Insurance = command.Insurance,
            Total = total,
            Fee = FeeOf(price),
            From = goods.Origin,
            To = command.To,
            Term = command.Term,
            Place = command.Place,
            HsCode = goods.HsCode,
            NetGrams = command.Units * goods.NetGrams,
            GrossGrams = command.Units * goods.GrossGrams + cartons * goods.CartonTareGrams,
            Cartons = cartons,
            Carriage = command.Carriage,
            Quote = command.Quote,
            OpenUntil = now + Open,
            Deadlines = Deadlines.Usual,
            Sandbox = command.Sandbox,
        });
    }

    private static Refusal? Check(Command command)
    {
        OfferedGoods goods = command.Goods;
        if (command.Units <= 0 || goods.UnitsPerCarton <= 0) return JourneyRefusals.UnitsNotPositive;
        if (command.Units < goods.MinimumUnits)
            return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{goods.MinimumUnits}"));
        if (goods.Title.Length is 0 or > MaxText || command.Place.Length is 0 or > MaxText)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        if (goods.TitleLocal?.Length > MaxText) return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        if (command.Reference.Length is 0 or > MaxReference)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxReference}"));
        if (goods.UnitPrice.Minor <= 0 || command.Freight.Minor < 0 || command.Insurance.Minor < 0)
            return LedgerRefusals.AmountNotPositive;
        Currency currency = goods.UnitPrice.Currency;
        if (command.Freight.Currency != currency) return Mixed(currency, command.Freight);
        if (command.Insurance.Currency != currency) return Mixed(currency, command.Insurance);
        return Overflows(command) ? JourneyRefusals.TotalOverflows : null;
    }

    private static Refusal Mixed(Currency first, Money second) =>
        KernelRefusals.CurrenciesMixed.With(("first", first.Code), ("second", second.Currency.Code));

    private static long CartonsOf(Command command) => (command.Units - 1) / command.Goods.UnitsPerCarton + 1;

    private static bool Overflows(Command command)
    {
        OfferedGoods goods = command.Goods;
        Int128 total = (Int128)command.Units * goods.UnitPrice.Minor + command.Freight.Minor + command.Insurance.Minor;
        Int128 gross = (Int128)command.Units * goods.GrossGrams + (Int128)CartonsOf(command) * goods.CartonTareGrams;
        return total > Money.Cap || gross > Money.Cap || (Int128)command.Units * goods.NetGrams > Money.Cap;
    }
}
