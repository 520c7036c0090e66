using Sampan.Documents;
using Sampan.Documents.Customs;
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

public enum PaperKind
{
    Invoice = 1,
    Declaration,
}

/// <param name="Number">The paper's own number as it states it.</param>
/// <param name="Record">
/// Of the record's own file; null where they differ, or one word missing of a paper could be guessed at home.
/// </param>
/// <param name="Differences">At most <see cref="PaperCheck.MostDifferences"/>, in the order of the paper.</param>
public sealed record PaperFinding(
    PaperKind Kind, PaperStanding Standing, string Number, string Reference, Hash256 Paper, Hash256? Record,
    IReadOnlyList<PaperDifference> Differences);

/// <summary>
/// Holds a commercial invoice as UBL, or a customs declaration of the WCO data model, against the order it names. The
/// answer says where they differ and never what the record says there: whoever has only half a paper learns nothing
/// from it. Refuses <c>paper_unreadable</c> and <c>paper_unknown</c>, what reading a declaration refuses, and what
/// drawing the record's own paper refuses.
/// </summary>
public sealed class PaperCheck(OrderDesk desk, IOrderAddresses addresses, OrderPapers papers)
{
    public const int MostBytes = 256 * 1024;
    public const int MostDifferences = 20;

    public async Task<Outcome<PaperFinding>> Of(byte[] paper)
    {
        if (UblLeaves.Read(paper) is { } invoice) return await Of(paper, invoice);
        Outcome<WcoDeclaration> declaration = WcoDeclaration.Read(paper, MostBytes);
        if (!declaration.IsRefused) return await Of(paper, declaration.Value);
        return declaration.Refusal.Code == DocumentRefusals.DeclarationUnreadable
            ? JourneyRefusals.PaperUnreadable
            : declaration.Refusal;
    }

    private async Task<Outcome<PaperFinding>> Of(byte[] paper, UblLeaves held)
    {
        TradeRecord? record = await Record(held.Find(UblLeaves.Order));
        if (record?.Invoice is null) return JourneyRefusals.PaperUnknown;
        Outcome<byte[]> own = await papers.InvoiceUbl(record);
        return own.IsRefused
            ? own.Refusal
            : Found(
                PaperKind.Invoice, record, held.Find(UblLeaves.Number), paper, own.Value,
                held.Against(UblLeaves.Read(own.Value)!));
    }

    /// <summary>A broker has added what the order does not know; what it does know has to be the same.</summary>
    private async Task<Outcome<PaperFinding>> Of(byte[] paper, WcoDeclaration held)
    {
        TradeRecord? record = await Record(DeclarationMatch.Reference(held));
        // Of an order that is not paid there is no declaration either.
        if (record?.PaidAt is null) return JourneyRefusals.PaperUnknown;
        Outcome<byte[]> own = await papers.DeclarationWco(record);
        return own.IsRefused
            ? own.Refusal
            : Found(
                PaperKind.Declaration, record, held["FunctionalReferenceID"] ?? record.Terms.Reference,
                paper, own.Value,
                DeclarationMatch.Differences(held, WcoDeclaration.Read(own.Value, own.Value.Length).Value));
    }

    /// <summary>
    /// A reference that cannot be read and one that nobody has are the same to a holder: no such paper.
    /// </summary>
    private async Task<TradeRecord?> Record(string reference)
    {
        Outcome<Id> order = await addresses.OrderByReference(reference);
        return order.IsRefused ? null : await desk.Load(order.Value);
    }

    private static PaperFinding Found(
        PaperKind kind, TradeRecord record, string number, byte[] paper, byte[] own,
        IReadOnlyList<PaperDifference> differences)
    {
        PaperStanding standing = differences.Count > 0 ? PaperStanding.Differs
            : own.AsSpan().SequenceEqual(paper) ? PaperStanding.Same
            : PaperStanding.SameContent;
        return new PaperFinding(
            kind, standing, number, record.Terms.Reference, Hash256.Of(paper),
            standing == PaperStanding.Differs ? null : Hash256.Of(own),
            [.. differences.Take(MostDifferences)]);
    }
}
