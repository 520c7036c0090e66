using System.Text.Json;
using System.Xml.Linq;

namespace Sampan.Tests.Architecture.Projects;

/// <summary>
/// What the product is built from: src references only src, a reference is a plain path, Kernel stands on the
/// runtime alone, and no project sees through another (<c>DisableTransitiveProjectReferences</c>).
/// </summary>
internal sealed class ReferenceGuard : IGuard
{
    private const string Rule = "references";
    private const string Transitive = "DisableTransitiveProjectReferences";
    private const string RootProps = "Directory.Build.props";
    private const string KernelLock = "src/Kernel/packages.lock.json";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<ProjectFile> projects = ProjectFile.Below(tree, "src");
        if (projects.Count == 0) yield return Finding.NothingToGuard("src", Rule);
        foreach (ProjectFile project in projects)
            foreach (string reference in project.References)
                if (Complaint(tree, reference) is { } what) yield return new Finding(project.Path, 0, Rule, what);

        foreach (Finding finding in CheckKernel(tree, projects)) yield return finding;
        foreach (Finding finding in CheckBuildFacts(tree)) yield return finding;
    }

    private static string? Complaint(Tree tree, string reference) => reference switch
    {
        _ when reference.Contains('*') || reference.Contains('$') => $"{reference}: write the path of each project out",
        _ when !reference.StartsWith("src/", StringComparison.Ordinal) => $"{reference}: the product uses only src",
        _ when !tree.HasFile(reference) => $"{reference} does not exist",
        _ => null,
    };

    private static IEnumerable<Finding> CheckKernel(Tree tree, IReadOnlyList<ProjectFile> projects)
    {
        ProjectFile? kernel = projects.FirstOrDefault(project => project.Name == "Kernel");
        foreach (string package in kernel?.Packages ?? [])
            yield return new Finding(kernel!.Path, 0, Rule, $"Kernel uses no package, not even {package}");
        if (!tree.HasFile(KernelLock)) yield break;
        // The lock file is what was really resolved, whichever file asked for it.
        using JsonDocument locked = JsonDocument.Parse(tree.Read(KernelLock));
        foreach (JsonProperty framework in locked.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (JsonProperty package in framework.Value.EnumerateObject())
                yield return new Finding(KernelLock, 0, Rule, $"Kernel uses no package, not even {package.Name}");
    }

    private static IEnumerable<Finding> CheckBuildFacts(Tree tree)
    {
        if (!XDocument.Parse(tree.HasFile(RootProps) ? tree.Read(RootProps) : "<Project />")
                .Descendants(Transitive).Any(value => value.Value == "true"))
            yield return new Finding(RootProps, 0, Rule, $"{Transitive} must be true for every project");
        string[] endings = [".csproj", ".props", ".targets"];
        foreach (string path in endings.SelectMany(ending => tree.Files("", ending)))
        {
            XDocument file = XDocument.Parse(tree.Read(path));
            if (file.Descendants(Transitive).Any(value => value.Value != "true"))
                yield return new Finding(path, 0, Rule, $"{Transitive} is switched off");
            if (!path.EndsWith(".csproj", StringComparison.Ordinal) && InProduct(path) && Adds(file))
                yield return new Finding(path, 0, Rule, "references stand in project files, where a reader looks");
            // MSBuild stops at the first Directory.Build.props it meets: one that imports no other hides the root's.
            if (path.EndsWith("/" + RootProps, StringComparison.Ordinal) && !file.Descendants("Import").Any())
                yield return new Finding(path, 0, Rule, $"must import the {RootProps} above it");
        }
    }

    private static bool InProduct(string path) =>
        !path.Contains('/') || path.StartsWith("src/", StringComparison.Ordinal);

    private static bool Adds(XDocument file) =>
        file.Descendants("ProjectReference").Any() || file.Descendants("PackageReference").Any();
}
