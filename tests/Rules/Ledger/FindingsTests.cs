using Sampan.Ledger.Reading;

namespace Sampan.Tests.Rules.Ledger;

public sealed class FindingsTests
{
    [Fact]
    public void A_journal_that_is_wrong_everywhere_is_not_listed_to_its_end()
    {
        var findings = new Findings();
        for (int i = 1; i <= 1001; i++) findings.Add("chain", $"entry {i}", "one", "another");
        Assert.Equal(1000, findings.All.Count);
        Assert.Equal("entry 1", findings.All[0].Where);
    }
}
