using System.Text.Json.Serialization;

namespace Sampan.Council;

/// <summary>
/// What the observatory can say as one number about some months: a closed list, each computed from the trade record.
/// docs/council.md says how each is counted.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Metric>))]
public enum Metric
{
    /// <summary>Orders whose money came in.</summary>
    PaidOrders = 1,

    /// <summary>Firms that sold something.</summary>
    ActiveSellers,

    /// <summary>Days from the order to its delivery, the middle one.</summary>
    DaysToDelivery,

    /// <summary>Days from delivery to the release of the seller's money, the middle one.</summary>
    DaysToCash,

    /// <summary>Freight, insurance and the platform's fee for each thousand of the goods' price.</summary>
    CostToExport,

    /// <summary>Of a thousand paid orders, those of micro, small and medium firms.</summary>
    SmeShare,

    /// <summary>Of a thousand shipments, those that customs held.</summary>
    HeldAtBorder,

    /// <summary>Of a thousand paid orders, those on which money was lent.</summary>
    OrdersFunded,

    /// <summary>Lessons read.</summary>
    LessonsRead,
}

/// <summary>A part of the trade; the whole of it where nothing is named.</summary>
/// <param name="Chapter">Of the harmonised system, 1 to 97.</param>
public sealed record Slice(Country? To = null, int? Chapter = null)
{
    public static readonly Slice Whole = new();
}

/// <summary>Months from the first to the last, both included.</summary>
public readonly record struct MonthSpan(Month From, Month Until)
{
    public int Months => Until.Count - From.Count + 1;

    /// <summary>So many months that end before this one begins.</summary>
    public static MonthSpan Before(Month month, int months) => new(month.Add(-months), month.Add(-1));

    public override string ToString() => $"{From}..{Until}";
}

/// <summary>
/// A number of the observatory: how many cases of how many sellers it rests on. Without a value where the privacy floor
/// hides it or nothing happened; <see cref="IsHidden"/> tells which.
/// </summary>
/// <param name="Tenths">The value in tenths: days, orders or thousandths, as the metric says.</param>
/// <param name="Cases">What was counted: orders, shipments, readings; 0 where hidden.</param>
public readonly record struct Figure(long? Tenths, long Cases, bool IsHidden)
{
    public static readonly Figure Hidden = new(null, 0, true);

    public static readonly Figure Nothing = new(null, 0, false);
}
