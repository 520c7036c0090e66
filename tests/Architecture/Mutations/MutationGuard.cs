using Sampan.Tests.Tools.Mutations;

namespace Sampan.Tests.Architecture.Mutations;

/// <summary>
/// The list of the ledger's guards names those there are: a new one must be watched from its first day. Run the tests
/// with <c>SAMPAN_UPDATE_MUTATIONS=1</c> to write it anew; what was said of a guard stays. A strict run never does.
/// </summary>
internal sealed class MutationGuard(bool update) : IGuard
{
    private const string Rule = "mutation";

    public MutationGuard()
        : this(Is("SAMPAN_UPDATE_MUTATIONS") && !Strict.IsAsked)
    {
    }

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<Mutation> guards = Mutation.All(tree.Root);
        if (guards.Count == 0)
        {
            yield return Finding.NothingToGuard(Mutation.Ledger, Rule);
            yield break;
        }
        IReadOnlyList<Expectation> listed = MutationList.Parse(tree.ReadOrNothing(MutationList.Path));
        IReadOnlyList<Expectation> expected = MutationList.For(guards, listed);
        if (update) File.WriteAllText(tree.Full(MutationList.Path), MutationList.Write(listed = expected));
        foreach (Expectation line in expected.Except(listed))
            yield return new Finding(MutationList.Path, 0, Rule, $"is missing or said otherwise: {line}");
        foreach (Expectation line in listed.Except(expected))
            yield return new Finding(MutationList.Path, 0, Rule, $"is no guard any more, or not so: {line}");
        foreach (Expectation line in listed.Where(line => line is { Verdict: Verdict.Equivalent, Note: "" }))
            yield return new Finding(MutationList.Path, 0, Rule, $"say why nobody can see that it is gone: {line}");
        if (!listed.SequenceEqual(expected) && listed.ToHashSet().SetEquals(expected))
            yield return new Finding(MutationList.Path, 0, Rule, "is not in the order of the files");
    }

    private static bool Is(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
