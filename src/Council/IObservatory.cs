namespace Sampan.Council;

/// <summary>
/// What the trade record tells about all trade together. Nothing it says lets a single seller be made out: the privacy
/// floor of docs/observatory.md holds for every number.
/// </summary>
public interface IObservatory
{
    /// <summary>When a number is shown: see the privacy floor of docs/observatory.md.</summary>
    FloorRule Floor { get; }

    /// <summary>The money whose trade is counted; <see cref="Commodity.IsTest"/> in a demo.</summary>
    Commodity Money { get; }

    /// <summary>The newest month whose figures are out; null before the first.</summary>
    Task<Month?> Closed();

    /// <summary>The first and the last month whose figures are out; null before there are any.</summary>
    Task<MonthSpan?> Out();

    /// <summary>
    /// A table of one month, or of several as the sum of what each of them shows. Refuses <c>months_not_out</c>.
    /// </summary>
    Task<Outcome<ObservedTable>> Table(TableName table, MonthSpan months);

    /// <summary>One number about closed months; months that are not closed count for nothing.</summary>
    Task<Figure> Of(Metric metric, Slice slice, MonthSpan months);
}

/// <summary>The privacy floor's figures; parts in percent.</summary>
public sealed record FloorRule(int LeastSellers, int MostOfOne, int MostOfTwo);
