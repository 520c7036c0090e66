using System.Text.Json;
using System.Xml.Linq;

namespace Sampan.Tests.Architecture.Projects;

/// <summary>
/// The programs in tools check the product from outside, and the tests' model says it again: they use nothing of it,
/// and of others only what the runtime lacks. What shared the product's code would share its mistakes.
/// </summary>
internal sealed class IndependenceGuard : IGuard
{
    private const string Rule = "independence";

    /// <summary>What stands alone, and the packages it may use.</summary>
    private static readonly (string Folder, HashSet<string> Allowed)[] Independent =
    [
        // Ed25519, which .NET does not have, and what it stands on.
        ("tools", ["NSec.Cryptography", "libsodium"]),
        ("tests/tools/Model", []),
    ];

    // By these, code comes into a project without being named as a reference.
    private static readonly string[] Inward = ["Reference", "Compile", "Import", "EmbeddedResource"];

    public IEnumerable<Finding> Check(Tree tree) =>
        Independent.SelectMany(one => Check(tree, one.Folder, one.Allowed));

    private static IEnumerable<Finding> Check(Tree tree, string folder, HashSet<string> allowed)
    {
        IReadOnlyList<ProjectFile> projects = ProjectFile.Below(tree, folder);
        if (projects.Count == 0) yield return Finding.NothingToGuard(folder, Rule);
        foreach (ProjectFile project in projects)
        {
            foreach (string reference in project.References)
                yield return new Finding(project.Path, 0, Rule, $"uses {reference}: it must stand alone");
            foreach (string package in project.Packages.Where(package => !allowed.Contains(package)))
                yield return new Finding(project.Path, 0, Rule, $"uses {package}: nothing but what the runtime lacks");
            XDocument file = XDocument.Parse(tree.Read(project.Path));
            foreach (string element in Inward.Where(name => file.Descendants(name).Any()))
                yield return new Finding(project.Path, 0, Rule, $"<{element}> brings in what lies elsewhere");
            foreach (Finding finding in CheckResolved(tree, $"{project.Folder}/packages.lock.json", allowed))
                yield return finding;
        }
    }

    /// <summary>The lock file is what was really resolved, whichever file asked for it.</summary>
    private static IEnumerable<Finding> CheckResolved(Tree tree, string path, HashSet<string> allowed)
    {
        if (!tree.HasFile(path)) yield break;
        using JsonDocument locked = JsonDocument.Parse(tree.Read(path));
        foreach (JsonProperty framework in locked.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (JsonProperty package in framework.Value.EnumerateObject())
                if (!allowed.Contains(package.Name))
                    yield return new Finding(path, 0, Rule, $"{package.Name} came in by another way");
    }
}
