using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Tools.Crasher;

/// <summary>The cards of <see cref="Work"/>, which follow from how many entries there are.</summary>
internal sealed class WorkCards : ICardMaker
{
    public Task<Card?> Make(Id subject, IReadOnlyList<JournalEntry> entries, Card? found) =>
        Task.FromResult<Card?>(Work.Card(entries.Count));
}
