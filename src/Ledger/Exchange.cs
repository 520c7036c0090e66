using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// What a dealer gives for another currency on stated days: <c>Numerator</c> minor units of what is bought for
/// <c>Denominator</c> minor units of what is sold, less the spread. 22.45 baht for 100 yen are 2245 satang for 100 yen.
/// </summary>
public sealed record DealerRate
{
    public required Id Dealer { get; init; }

    /// <summary>The currency the dealer takes.</summary>
    public required Currency Sold { get; init; }

    /// <summary>The currency the dealer gives.</summary>
    public required Currency Bought { get; init; }

    public required long Numerator { get; init; }

    public required long Denominator { get; init; }

    /// <summary>What the dealer keeps, in hundredths of a percent of what is bought.</summary>
    public required int Spread { get; init; }

    public required Period Validity { get; init; }

    /// <summary>Where the rate was published or agreed.</summary>
    public required string Source { get; init; }

    internal bool IsFor(Commodity sold, Commodity bought, DateOnly on) =>
        sold.Kind == CommodityKind.Money && sold.Currency == Sold &&
        bought.Kind == CommodityKind.Money && bought.Currency == Bought && Validity.Contains(on);

    public override string ToString() => $"{Sold}>{Bought} {Validity}";
}

/// <summary>
/// Steps that change money of one currency into another through a dealer's accounts in the payer's book. No currency
/// becomes another: the dealer takes the one and gives of the other what he has put there before.
/// </summary>
public static class Exchange
{
    private const int SpreadUnits = 10_000;

    /// <summary>
    /// Three moves that belong in one entry: what is sold to the dealer, what he gives for it, and his spread. The last
    /// two sum to what the rate gives. Refusals: amount_not_positive, amount_over_cap, rate_not_applicable,
    /// exchange_too_small.
    /// </summary>
    /// <param name="amount">Minor units of the currency that is sold.</param>
    public static Outcome<Move[]> Of(DealerRate rate, AccountKey payer, AccountKey payee, long amount, DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate.Denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(rate.Spread);
        if (amount <= 0) return LedgerRefusals.AmountNotPositive;
        if (amount > Money.Cap) return LedgerRefusals.AmountOverCap;
        if (!rate.IsFor(payer.Commodity, payee.Commodity, on))
            return LedgerRefusals.RateNotApplicable.With(
                ("rate", $"{rate}"), ("asked", $"{payer.Commodity}>{payee.Commodity} {on.Text()}"));
        if ((Int128)amount * rate.Numerator / rate.Denominator > Money.Cap) return LedgerRefusals.AmountOverCap;

        // A fraction of a minor unit cannot be paid: the whole's stays with the dealer, the spread's with the payer.
        long whole = Rounding.Scale(amount, rate.Numerator, rate.Denominator, RoundingRule.Down);
        long spread = Rounding.Scale(whole, rate.Spread, SpreadUnits, RoundingRule.Down);
        if (whole - spread <= 0) return LedgerRefusals.ExchangeTooSmall;

        AccountKey taken = payer with { Kind = Chart.Dealer, Owner = rate.Dealer };
        AccountKey given = payee with { Kind = Chart.Dealer, Owner = rate.Dealer };
        List<Move> moves = [new(payer, taken, amount), new(given, payee, whole - spread)];
        if (spread > 0) moves.Add(new Move(given, given with { Kind = Chart.Spread }, spread));
        return moves.ToArray();
    }
}
