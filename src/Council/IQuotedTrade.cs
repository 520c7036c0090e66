namespace Sampan.Council;

/// <summary>
/// A line of a paid order with what its border quote was computed from: what the policy lab computes again.
/// </summary>
/// <param name="Size">The seller's, by name; empty when not said.</param>
/// <param name="Chapter">Two digits.</param>
/// <param name="Inputs">As the border wrote them.</param>
public sealed record QuotedLine(
    Id Seller, string Size, string Chapter, Country To, byte[] Inputs);

/// <summary>The lines of paid orders that were quoted, of one money.</summary>
public interface IQuotedTrade
{
    /// <summary>The calendar years of which something is out, the newest first.</summary>
    Task<IReadOnlyList<int>> Years();

    /// <summary>
    /// Those of orders paid in a year, of months that are over: so much at a time, in no order that matters.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<QuotedLine>> Of(int year, CancellationToken cancel = default);
}
