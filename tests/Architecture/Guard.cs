namespace Sampan.Tests.Architecture;

/// <summary>
/// A rule about the source tree. It discovers its subjects from disk, so that a module written tomorrow is guarded
/// without anyone remembering to list it, and it reports a finding when there is nothing to guard.
/// </summary>
internal interface IGuard
{
    IEnumerable<Finding> Check(Tree tree);
}

/// <summary>One place that breaks a rule. Line 0 stands for the file as a whole.</summary>
internal sealed record Finding(string Path, int Line, string Rule, string What)
{
    public static Finding NothingToGuard(string path, string rule) => new(path, 0, rule, "found nothing to guard here");

    public override string ToString() => $"{Path}{(Line > 0 ? $":{Line}" : "")} [{Rule}] {What}";
}
