using System.Xml.Linq;

namespace Sampan.Tests.Architecture.Projects;

/// <summary>What a project file says of itself. References are paths from the root of the tree.</summary>
internal sealed record ProjectFile(
    string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    /// <summary>The folder the project lies in: <c>src/Kernel</c>.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    public static IReadOnlyList<ProjectFile> Below(Tree tree, string folder) =>
        [.. tree.Files(folder, ".csproj").Select(path => Read(tree, path))];

    private static ProjectFile Read(Tree tree, string path)
    {
        XDocument project = XDocument.Parse(tree.Read(path));
        string folder = tree.Full(path[..path.LastIndexOf('/')]);
        string FromRoot(string include) => System.IO.Path.GetRelativePath(
            tree.Root, System.IO.Path.GetFullPath(include.Replace('\\', '/'), folder)).Replace('\\', '/');
        return new ProjectFile(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Includes(project, "ProjectReference").Select(FromRoot)],
            [.. Includes(project, "PackageReference").Concat(Includes(project, "FrameworkReference"))]);
    }

    private static IEnumerable<string> Includes(XDocument project, string item) => project.Descendants(item)
        .SelectMany(element => ((string?)element.Attribute("Include") ?? "").Split(';'))
        .Select(include => include.Trim())
        .Where(include => include.Length > 0);
}
