namespace Sampan.Tests.Architecture.Projects;

/// <summary>
/// The table of floors and the project files say the same, and every arrow points to a lower floor. Reading the
/// table is then as good as reading the projects.
/// </summary>
internal sealed class FloorGuard : IGuard
{
    private const string Rule = "floors";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<ProjectFile> projects = ProjectFile.Below(tree, "src");
        FloorTable table = FloorTable.Of(tree);
        if (projects.Count == 0) yield return Finding.NothingToGuard("src", Rule);
        if (table.Rows.Count == 0) yield return Finding.NothingToGuard(FloorTable.Path, Rule);

        foreach (FloorTable.Row row in table.Repeated)
            yield return new Finding(FloorTable.Path, row.Line, Rule, $"names {row.Project} a second time");
        HashSet<string> names = [.. projects.Select(project => project.Name)];
        foreach (FloorTable.Row row in table.Rows.Values.Where(row => !names.Contains(row.Project)))
            yield return new Finding(FloorTable.Path, row.Line, Rule, $"{row.Project} has no project in src");
        foreach (Finding finding in projects.SelectMany(project => CheckProject(project, table)))
            yield return finding;
    }

    private static IEnumerable<Finding> CheckProject(ProjectFile project, FloorTable table)
    {
        if (project.Path != $"src/{project.Name}/{project.Name}.csproj")
            yield return new Finding(project.Path, 0, Rule, "a project lies in a folder of its own name in src");
        if (!table.Rows.TryGetValue(project.Name, out FloorTable.Row? row))
        {
            yield return new Finding(project.Path, 0, Rule, $"is missing in the table of {FloorTable.Path}");
            yield break;
        }

        HashSet<string> uses = [.. project.References.Select(path => Path.GetFileNameWithoutExtension(path))];
        if (!uses.SetEquals(row.Uses))
            yield return new Finding(FloorTable.Path, row.Line, Rule,
                $"says {project.Name} uses [{Joined(row.Uses)}], its project file says [{Joined(uses)}]");
        foreach (string used in uses.Order(StringComparer.Ordinal))
            if (table.Rows.TryGetValue(used, out FloorTable.Row? other) && other.Floor >= row.Floor)
                yield return new Finding(project.Path, 0, Rule,
                    $"floor {row.Floor} uses {used} on floor {other.Floor}: arrows point down, never sideways");
    }

    private static string Joined(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
