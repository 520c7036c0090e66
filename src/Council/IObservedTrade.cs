namespace Sampan.Council;

/// <summary>
/// What the observatory counts, order by order. A view of the journal and nothing else: whoever follows the journal
/// writes it, and it can be forgotten and written anew.
/// </summary>
public interface IObservedTrade
{
    /// <summary>How far the journal has been followed.</summary>
    Task<ObservedPosition> Position();

    /// <summary>
    /// Keeps the orders as they stand and the new position, both or neither. The province and the size that an order's
    /// firm had when it was first kept stay with it.
    /// </summary>
    Task Keep(IReadOnlyList<ObservedOrder> orders, ObservedPosition position);

    /// <summary>Keeps what came of asking for money on an order; the first time counts.</summary>
    Task Keep(ObservedAsking asking);
}

/// <param name="Seq">The last entry that was read.</param>
/// <param name="Passed">The last moment at which no entry was left to be read.</param>
public readonly record struct ObservedPosition(long Seq, Instant Passed);

/// <summary>
/// A paid order as it is counted: months in which something happened are null until it has.
/// </summary>
public sealed record ObservedOrder
{
    public required Id Order { get; init; }

    public required ObservedSeller Seller { get; init; }

    public required Country To { get; init; }

    public required Commodity Money { get; init; }

    public required IReadOnlyList<ObservedLine> Lines { get; init; }

    public required Month PaidIn { get; init; }

    public Month? ShippedIn { get; init; }

    /// <summary>
    /// The agreement of the proof of origin that was shipped with it, by name; without a proof <c>unused</c> where a
    /// lower duty was to be had, <c>none_lower</c> where none was lower, <c>unquoted</c> where nobody knows.
    /// </summary>
    public string Preference { get; init; } = "";

    /// <summary>The month of its first hold, for <see cref="HeldFor"/>.</summary>
    public Month? HeldIn { get; init; }

    /// <summary>The reason by name; empty of what was never held.</summary>
    public string HeldFor { get; init; } = "";

    public Month? DeliveredIn { get; init; }

    /// <summary>From the buyer's acceptance.</summary>
    public int DeliveryDays { get; init; }

    public Month? ReleasedIn { get; init; }

    /// <summary>From the delivery.</summary>
    public int CashDays { get; init; }

    public Month? PledgedIn { get; init; }
}

/// <summary>Who sold it, as far as it was said then.</summary>
/// <param name="Province">By code, as <c>TH-22</c>; empty when not known.</param>
/// <param name="Size">By name, as <c>micro</c>; empty when not said.</param>
public sealed record ObservedSeller(Id Firm, string Province, string Size);

/// <summary>A line of goods in minor units, with its share of what the whole order was charged.</summary>
/// <param name="Chapter">Two digits.</param>
/// <param name="Fee">The platform's.</param>
/// <param name="QuoteInputs">
/// What its border quote was computed from; null where it was not quoted, or the quote cannot be computed again.
/// </param>
public sealed record ObservedLine(
    string Chapter, long Goods, long FreightAndInsurance, long Fee, byte[]? QuoteInputs = null);

/// <param name="Answer"><c>offered</c>, or by name why the lender that came nearest declined.</param>
public sealed record ObservedAsking(Id Order, Id Seller, Commodity Money, Month AskedIn, string Answer);
