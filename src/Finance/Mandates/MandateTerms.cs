using Sampan.Trade;

namespace Sampan.Finance;

/// <summary>How far an order has come when money is lent on it.</summary>
public enum OrderStage
{
    /// <summary>What is paid before shipping lies in escrow; nothing is shipped.</summary>
    Secured = 1,

    /// <summary>The goods are on their way.</summary>
    Shipped,

    /// <summary>They have arrived, and the buyer looks at them.</summary>
    Delivered,

    /// <summary>The buyer has accepted them, and owes the rest by a day.</summary>
    Accepted,
}

/// <summary>What a lender may want to see. A closed list: each has an act by which a seller comes by it.</summary>
public enum Evidence
{
    /// <summary>The seller has named the bank account that proceeds go to.</summary>
    PayoutAccount = 1,

    TaxId,

    /// <summary>The seller's address by its parts, in both scripts.</summary>
    Address,

    /// <summary>The order carries an insurance premium: lost goods are paid.</summary>
    Insured,

    /// <summary>Duty and tax of every line were quoted before the buyer agreed.</summary>
    DoorQuote,

    /// <summary>The seller lets lenders' mandates look at a statement of its bank account.</summary>
    BankStatement,
}

public readonly record struct Lane(Country From, Country To)
{
    public override string ToString() => $"{From.Code}>{To.Code}";
}

/// <summary>How much may be out at once, in all and to any one; null where there is no limit.</summary>
public sealed record MandateLimits(Money Total, Money? Seller, Money? Country);

/// <summary>
/// A lender's standing rule: on which orders money is lent, how much, and for what. Frozen by version; a loan names the
/// version by which it was offered.
/// </summary>
public sealed record MandateTerms
{
    /// <summary>What the lender calls it. Sellers see it.</summary>
    public required string Name { get; init; }

    public required LoanProduct Product { get; init; }

    public required Currency Currency { get; init; }

    public required IReadOnlyList<OrderStage> Stages { get; init; }

    /// <summary>Every lane when empty.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>Chapters of the harmonised system, 1 to 97; every one when empty.</summary>
    public required IReadOnlyList<int> Chapters { get; init; }

    /// <summary>Of what the order will bring its seller; for an early payment, of what the buyer owes.</summary>
    public required int AdvancePercent { get; init; }

    /// <summary>
    /// Also of what the buyer pays only after delivery, which lies in no escrow; nothing of it when 0. A loan that
    /// counts it is due when the rest is.
    /// </summary>
    public int RestPercent { get; init; }

    public required Money Least { get; init; }

    public required Money Most { get; init; }

    /// <summary>From the agreement to the last day on which the order's money can be released.</summary>
    public required int TenorDays { get; init; }

    /// <summary>Interest for a year, in hundredths of a percent.</summary>
    public required int RateBps { get; init; }

    /// <summary>Added to it for days after the due day.</summary>
    public required int LateBps { get; init; }

    /// <summary>Of the principal, in hundredths of a percent.</summary>
    public required int FeeBps { get; init; }

    public required Money FeeLeast { get; init; }

    public required MandateLimits Limits { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The lowest score of a seller, 0 to 100: <see cref="SellerScore"/>.</summary>
    public required int ScoreLeast { get; init; }

    /// <summary>
    /// Whether the score counts a bank statement that the seller has brought. Nobody has signed it: the lender decides.
    /// </summary>
    public bool ScoreBank { get; init; }

    /// <summary>The days on which it makes offers.</summary>
    public required Period Validity { get; init; }
}
