using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// A seller's offer of one order to one buyer: the price of everything up to the buyer's escrow payment, frozen, with
/// the border quote's hash. No stock is held yet: that happens when the buyer accepts.
/// </summary>
public sealed class OfferOrder(OrderDesk desk)
{
    /// <summary>The platform's fee: 2 % of the goods, to the seller's disadvantage rounded down.</summary>
    private const long FeePerMille = 20;

    /// <summary>An offer stays open for seven days.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(7);

    public sealed record Command
    {
        public required Request Request { get; init; }

        public required Id Order { get; init; }

        public required Id Seller { get; init; }

        /// <summary>The goods: listing, title, code, price of one unit and its weights.</summary>
        public required OfferedGoods Goods { get; init; }

        public required long Units { get; init; }

        public required Money Freight { get; init; }

        public required Money Insurance { get; init; }

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

    public static Outcome<OrderOffered> Decide(Command command, Instant now)
    {
        OfferedGoods goods = command.Goods;
        if (command.Units <= 0) return JourneyRefusals.UnitsNotPositive;
        if (command.Units < goods.MinimumUnits)
            return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{goods.MinimumUnits}"));
        if (command.Freight.Minor < 0 || command.Insurance.Minor < 0) return LedgerRefusals.AmountNotPositive;
        Currency currency = goods.UnitPrice.Currency;
        if (command.Freight.Currency != currency || command.Insurance.Currency != currency)
            return KernelRefusals.CurrenciesMixed.With(
                ("first", currency.Code), ("second", command.Freight.Currency.Code));
        if (Overflows(command)) return JourneyRefusals.TotalOverflows;

        long cartons = (command.Units + goods.UnitsPerCarton - 1) / goods.UnitsPerCarton;
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
            Fee = new Money(Rounding.Scale(price.Minor, FeePerMille, 1000, RoundingRule.Down), currency),
            From = goods.Origin,
            To = command.To,
            Term = command.Term,
            Place = command.Place,
            HsCode = goods.HsCode,
            NetGrams = command.Units * goods.NetGrams,
            GrossGrams = command.Units * goods.GrossGrams + cartons * goods.CartonTareGrams,
            Cartons = cartons,
            Quote = command.Quote,
            OpenUntil = now + Open,
            Deadlines = Deadlines.Usual,
            Sandbox = command.Sandbox,
        });
    }

    private static bool Overflows(Command command)
    {
        Int128 total = (Int128)command.Units * command.Goods.UnitPrice.Minor
            + command.Freight.Minor + command.Insurance.Minor;
        Int128 grams = (Int128)command.Units * ((Int128)command.Goods.GrossGrams + command.Goods.CartonTareGrams);
        return total > Money.Cap || grams > Money.Cap;
    }
}
