using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// Makes a subject's card again from its entries. The ledger does not look inside facts: whoever wrote them knows what
/// a card follows from.
/// </summary>
public interface ICardMaker
{
    /// <summary>The card as the entries leave it; null when they do not tell.</summary>
    /// <param name="entries">All of the subject's, in the order of its versions; at least one.</param>
    /// <param name="found">
    /// The row's card, which may be wrong in everything; null when the row is lost. What no fact tells exactly, as the
    /// moment at which the writer decided, is taken from here where it can be right.
    /// </param>
    Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found);
}
