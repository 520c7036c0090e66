namespace Sampan.Tests.Architecture;

/// <summary>Runs every guard of this assembly over the repository. A new guard joins by existing.</summary>
public sealed class GuardsTests
{
    private static readonly IReadOnlyDictionary<string, IGuard> Guards = typeof(IGuard).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGuard)))
        .ToDictionary(type => type.Name, type => (IGuard)Activator.CreateInstance(type)!);

    public static TheoryData<string> Names => [.. Guards.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_repository_keeps_the_rule(string guard)
    {
        Finding[] findings = [.. Guards[guard].Check(Tree.Repository)];
        Assert.True(findings.Length == 0, $"{findings.Length} found:\n{string.Join('\n', findings.AsEnumerable())}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_guard_with_nothing_to_guard_fails(string guard)
    {
        using var planted = new PlantedTree();
        Assert.NotEmpty(planted.Findings(Guards[guard]));
    }

    [Fact]
    public void A_tree_without_a_solution_is_not_taken_for_the_repository() =>
        Assert.Throws<InvalidOperationException>(() => Tree.Above(Path.GetTempPath()));
}
