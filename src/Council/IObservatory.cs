namespace Sampan.Council;

/// <summary>
/// What the trade record tells about all trade together. Nothing it says lets a single seller be made out: the privacy
/// floor of docs/observatory.md holds for every number.
/// </summary>
public interface IObservatory
{
    /// <summary>The money whose trade is counted; <see cref="Commodity.IsTest"/> in a demo.</summary>
    Commodity Money { get; }

    /// <summary>The newest month whose figures are out; null before the first.</summary>
    Task<Month?> Closed();

    /// <summary>One number about closed months; months that are not closed count for nothing.</summary>
    Task<Figure> Of(Metric metric, Slice slice, MonthSpan months);
}
