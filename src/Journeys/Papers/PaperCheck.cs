using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Papers;

/// <summary>How a paper that somebody holds stands to the record it was made from.</summary>
public enum PaperStanding
{
    /// <summary>Byte for byte what the record gives.</summary>
    Same = 1,

    /// <summary>Every figure and word is the record's; the file was only written anew.</summary>
    SameContent,

    Differs,
}

/// <param name="Number">The invoice's number as the paper states it.</param>
/// <param name="Record">
/// Of the record's own file; null where they differ, or one word missing of a paper could be guessed at home.
/// </param>
/// <param name="Differences">At most <see cref="PaperCheck.MostDifferences"/>, in the order of the paper.</param>
public sealed record PaperFinding(
    PaperStanding Standing, string Number, string Reference, Hash256 Paper, Hash256? Record,
    IReadOnlyList<PaperDifference> Differences);

/// <summary>
/// Holds a commercial invoice as UBL against the order it names. The answer says where they differ and never what the
/// record says there: whoever has only half a paper learns nothing from it. Refuses <c>paper_unreadable</c> and
/// <c>paper_unknown</c>, and what drawing the record's own paper refuses.
/// </summary>
public sealed class PaperCheck(OrderDesk desk, IOrderAddresses addresses, OrderPapers papers)
{
    public const int MostBytes = 256 * 1024;
    public const int MostDifferences = 20;

    public async Task<Outcome<PaperFinding>> Of(byte[] paper)
    {
        if (UblLeaves.Read(paper) is not { } held) return JourneyRefusals.PaperUnreadable;
        Outcome<Id> order = await addresses.OrderByReference(held.Find(UblLeaves.Order));
        // A reference that cannot be read and one that nobody has are the same to a holder: no such paper.
        TradeRecord? record = order.IsRefused ? null : await desk.Load(order.Value);
        if (record?.Invoice is null) return JourneyRefusals.PaperUnknown;
        Outcome<byte[]> drawn = await papers.InvoiceUbl(record);
        if (drawn.IsRefused) return drawn.Refusal;
        byte[] own = drawn.Value;
        IReadOnlyList<PaperDifference> differences = held.Against(UblLeaves.Read(own)!);
        PaperStanding standing = differences.Count > 0 ? PaperStanding.Differs
            : own.AsSpan().SequenceEqual(paper) ? PaperStanding.Same
            : PaperStanding.SameContent;
        return new PaperFinding(
            standing, held.Find(UblLeaves.Number), record.Terms.Reference, Hash256.Of(paper),
            standing == PaperStanding.Differs ? null : Hash256.Of(own),
            [.. differences.Take(MostDifferences)]);
    }
}
