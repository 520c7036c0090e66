namespace Sampan.Tests.Architecture.Papers;

public sealed class PapersTests
{
    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        using PlantedTree planted = new PlantedTree()
            .With("docs/words.md", "[home](../README.md) [here](#words) [out](https://example.org) [folder](decisions)")
            .With("docs/decisions/0001-a.md", "")
            .With("README.md", """
                [words](docs/words.md#order)
                [gone](docs/gone.md)
                `[code](x.md)`
                ```
                [code](x.md)
                ```
                """);
        Assert.Equal(["README.md:2 [link] docs/gone.md leads nowhere"], planted.Findings(new LinkGuard()));
    }

    [Fact]
    public void Two_decisions_with_one_number_are_found()
    {
        using PlantedTree planted = new PlantedTree()
            .With("docs/decisions/README.md", "")
            .With("docs/decisions/0001-first.md", "")
            .With("docs/decisions/0001-second.md", "")
            .With("docs/decisions/third thing.md", "");
        Assert.Equal(
            [
                "docs/decisions/third thing.md [decision] is named 0007-what-was-decided.md",
                "docs/decisions/0001-second.md [decision] has the number of docs/decisions/0001-first.md",
            ],
            planted.Findings(new DecisionGuard()));
    }
}
