namespace Sampan.Journeys.Carriers;

/// <summary>
/// A carrier as the platform needs one: goods are booked with it and it gives a number. What becomes of them it reports
/// by itself, with its key, as <c>POST /api/v1/carrier-events</c>. Every carrier, real or sandbox, stands behind this.
/// </summary>
public interface ICarrier
{
    string Name { get; }

    /// <summary>None can be booked with: sellers name carrier and number themselves.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Books a consignment. Safe to repeat under the same key. Refusals: <c>carrier_unavailable</c>,
    /// <c>carrier_refused</c>.
    /// </summary>
    Task<Outcome<Booking>> Book(Consignment consignment, CancellationToken cancellation);
}

/// <summary>What is to be carried. Weights are of all cartons together, packed.</summary>
/// <param name="Key">The consignment's for ever: the same key is the same booking.</param>
/// <param name="Reference">The order's reference, printed on the label.</param>
public sealed record Consignment(string Key, string Reference, Country From, Country To, long Cartons, long GrossGrams);

public sealed record Booking(string Tracking);

/// <summary>Why a carrier did not book.</summary>
public static class CarrierRefusals
{
    /// <summary>
    /// It was not reached or gave no answer that can be read. Arguments: <c>carrier</c>, <c>cause</c>.
    /// </summary>
    public static readonly RefusalCode Unavailable = new("carrier_unavailable", RefusalKind.Unavailable);

    /// <summary>It understood and said no. Arguments: <c>carrier</c>, <c>code</c> (the carrier's own).</summary>
    public static readonly RefusalCode Refused = new("carrier_refused", RefusalKind.Refused);
}
