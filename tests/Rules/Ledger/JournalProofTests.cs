using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

public sealed class JournalProofTests
{
    private static readonly JournalProof Proof = new(
        new AuditReport(3, 5, 4, 2, [], [], []), new ChainReport(3, [], 1, ["a key"], []),
        new ExportedJournal(3, 9, 700), Hash256.Zero);

    /// <summary>What only one of the two says stands beside nothing, whichever it is.</summary>
    [Fact]
    public void What_one_journal_has_and_the_other_lacks_is_a_difference_both_ways()
    {
        JournalProof more = Proof with { Chain = Proof.Chain with { Keys = ["a key", "another", "and one more"] } };
        Assert.Empty(Proof.Differences(Proof));
        Assert.Equal(
            [("nothing", "another"), ("nothing", "and one more")],
            Proof.Differences(more).Select(f => (f.Expected, f.Found)));
        Assert.Equal(
            [("another", "nothing"), ("and one more", "nothing")],
            more.Differences(Proof).Select(f => (f.Expected, f.Found)));
        Assert.All(Proof.Differences(more), f => Assert.Equal(("chain", "keys"), (f.Check, f.Where)));
    }
}
