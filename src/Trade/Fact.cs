namespace Sampan.Trade;

/// <summary>
/// Something that happened in a trade. A fact is written once and read for ever: its type and version are stored
/// beside it, its bytes are hashed, and a new shape is a new version with an upcaster, never an edit of the old one.
/// A fact holds ids, amounts, dates and commitments; never a name, an address or an account number.
/// </summary>
public abstract record Fact;

/// <summary>What a buyer is offered and, once placed, is bound to. Frozen: a change is a new offer.</summary>
public sealed record OrderTerms
{
    /// <summary>What the buyer writes on the transfer.</summary>
    public required string Reference { get; init; }

    /// <summary>What is bought, at least one: it travels together and is paid, refused or lost together.</summary>
    public required IReadOnlyList<GoodsLine> Lines { get; init; }

    /// <summary>The price of all lines.</summary>
    public required Money Goods { get; init; }

    public required Money Freight { get; init; }

    public required Money Insurance { get; init; }

    /// <summary>What the buyer pays: goods, freight and insurance. All of it before shipping, but for a plan.</summary>
    public required Money Total { get; init; }

    /// <summary>A part before shipping and the rest afterwards; null where all is paid before shipping.</summary>
    public PaymentPlan? Plan { get; init; }

    /// <summary>The platform's fee, taken from the total when it is released.</summary>
    public required Money Fee { get; init; }

    /// <summary>Where the goods set out from.</summary>
    public required Country From { get; init; }

    public required Country To { get; init; }

    public required Incoterm Term { get; init; }

    public required string Place { get; init; }

    /// <summary>The rate card of freight and insurance; null in offers made before there were any.</summary>
    public Carriage? Carriage { get; init; }

    /// <summary>The offer can be accepted until this moment.</summary>
    public required Instant OpenUntil { get; init; }

    public required Deadlines Deadlines { get; init; }

    /// <summary>Sandbox money: counted as <c>THB.test</c> and never payable beside real money.</summary>
    public required bool Sandbox { get; init; }

    /// <summary>
    /// A practice trade: its counterparties are scripted, its money is counted as <c>THB.practice</c>, and it counts
    /// for nothing.
    /// </summary>
    public bool Practice { get; init; }

    /// <summary>
    /// What an insurer pays when all of it is lost: goods and freight, on which the premium was reckoned. Nothing where
    /// the order has no premium.
    /// </summary>
    public Money Insured => Insurance.Minor > 0 ? Goods + Freight : Money.Zero(Total.Currency);

    /// <summary>What must lie in escrow before the goods are the buyer's and leave.</summary>
    public Money Deposit => Plan?.Deposit ?? Total;

    public Commodity MoneyCommodity => Practice
        ? Commodity.Practice(Total.Currency)
        : Commodity.Money(Total.Currency, Sandbox);

    /// <summary>Units of all lines, whatever a unit of each is.</summary>
    public long Units => Lines.Sum(line => line.Units);

    public long NetGrams => Lines.Sum(line => line.NetGrams);

    public long GrossGrams => Lines.Sum(line => line.GrossGrams);

    public long Cartons => Lines.Sum(line => line.Cartons);
}

/// <summary>Terms of payment: a deposit in escrow before shipping, the rest when the goods are the buyer's.</summary>
/// <param name="RestDays">Counted from the day of delivery, or of an operator's ruling.</param>
public sealed record PaymentPlan(Money Deposit, int RestDays);

/// <summary>Units of one product in an order.</summary>
public sealed record GoodsLine
{
    public required Id Listing { get; init; }

    /// <summary>The product's name as it was on the day, in English: what papers print.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The same in the seller's own language, where there is one: papers print it beside the English.
    /// </summary>
    public string? TitleLocal { get; init; }

    public required long Units { get; init; }

    public required Money UnitPrice { get; init; }

    /// <summary>The price of all its units.</summary>
    public required Money Goods { get; init; }

    public required HsCode HsCode { get; init; }

    public required Country Origin { get; init; }

    public required long NetGrams { get; init; }

    public required long GrossGrams { get; init; }

    public required long Cartons { get; init; }

    /// <summary>
    /// Hash of the border quote shown with the offer; zeros when the destination has no loaded rules.
    /// </summary>
    public required Hash256 Quote { get; init; }

    public Commodity Stock => Commodity.Stock(Listing);
}

/// <summary>The version of a rate card that was chosen, by its hash, and what it called itself on the day.</summary>
public sealed record Carriage(Id Card, int Version, Hash256 Hash, string Carrier, string Service);

/// <summary>
/// The published deadlines of an order, in days. They are part of the offer, so both sides have agreed to them.
/// </summary>
/// <param name="Pay">The full amount must have arrived within so many days of placing; else the order lapses.</param>
/// <param name="Ship">A paid order not shipped within so many days may be cancelled by its buyer.</param>
/// <param name="Inspect">After delivery the buyer has so many days to object; then the escrow is released.</param>
/// <param name="Silence">If nobody reports a delivery within so many days of shipping, it counts as delivered.</param>
/// <param name="Payout">The seller's money is sent so many days after release.</param>
/// <param name="Return">Refused goods not reported back within so many days: an operator decides.</param>
public sealed record Deadlines(int Pay, int Ship, int Inspect, int Silence, int Payout, int Return)
{
    public static Deadlines Usual => new(Pay: 7, Ship: 14, Inspect: 5, Silence: 45, Payout: 2, Return: 30);
}

/// <summary>What is wrong with goods. A closed list: free text in a fact could name a person for ever.</summary>
public enum GoodsFault
{
    Damaged = 1,

    /// <summary>They are other goods than those ordered.</summary>
    WrongGoods,

    /// <summary>Fewer than ordered.</summary>
    Short,

    NotAsDescribed,

    /// <summary>Duty, tax or a paper the border asks for.</summary>
    DutyOrPapers,

    Other,
}

/// <summary>Where a carrier has seen goods, in the order of the way.</summary>
public enum WayPoint
{
    PickedUp = 1,

    /// <summary>They have left the country of origin.</summary>
    Departed,

    /// <summary>They are before the customs of the destination.</summary>
    AtBorder,

    OutForDelivery,
}

/// <summary>
/// What is missing while goods are held at the border. A closed list, as <see cref="GoodsFault"/> is.
/// </summary>
public enum HoldReason
{
    ImportPermit = 1,

    /// <summary>The phytosanitary or veterinary certificate of the exporting country.</summary>
    HealthCertificate,

    OriginCertificate,

    Invoice,

    DutyUnpaid,

    /// <summary>Nothing is missing: customs looks at the goods.</summary>
    Examination,
}

/// <summary>Why an insurer does not pay a claim.</summary>
public enum ClaimFault
{
    /// <summary>It was opened after the days in which the insurer takes claims.</summary>
    Late = 1,

    /// <summary>The insurer says that this loss is none of those it insured.</summary>
    NotCovered,

    Other,
}

/// <summary>Who said that the goods have arrived.</summary>
public enum DeliveryWitness
{
    Carrier = 1,
    Buyer = 2,

    /// <summary>Nobody said otherwise until the published deadline.</summary>
    Silence = 3,
}
