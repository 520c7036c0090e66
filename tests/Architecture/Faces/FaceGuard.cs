using Sampan.Tests.Architecture.Projects;

namespace Sampan.Tests.Architecture.Faces;

/// <summary>
/// What a module shows to others is kept as text in Faces/, so that a wider face is seen in review and not by
/// accident. Run the tests with <c>SAMPAN_UPDATE_FACES=1</c> to write the texts anew; a strict run never does.
/// </summary>
internal sealed class FaceGuard(bool update) : IGuard
{
    private const string Rule = "face";
    private const string Faces = "tests/Architecture/Faces";

    // Nothing stands above these two, so nobody uses what they show.
    private static readonly HashSet<string> Tops = ["Host", "Web"];

    public FaceGuard()
        : this(Is("SAMPAN_UPDATE_FACES") && !Strict.IsAsked)
    {
    }

    /// <summary>The output folder of this very build, <c>Release/net10.0</c>; each project has one.</summary>
    public static string Output { get; } = string.Join('/', AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..]);

    public IEnumerable<Finding> Check(Tree tree)
    {
        ProjectFile[] projects = [.. ProjectFile.Below(tree, "src").Where(project => !Tops.Contains(project.Name))];
        if (projects.Length == 0) yield return Finding.NothingToGuard("src", Rule);
        foreach (Finding finding in projects.SelectMany(project => Check(tree, project))) yield return finding;

        IEnumerable<string> expected = projects.Select(project => $"{Faces}/{project.Name}.txt");
        foreach (string path in tree.Files(Faces, ".txt").Except(expected))
            yield return new Finding(path, 0, Rule, "is the face of no project: delete it");
    }

    private IEnumerable<Finding> Check(Tree tree, ProjectFile project)
    {
        string assembly = $"{project.Folder}/bin/{Output}/Sampan.{project.Name}.dll";
        if (!tree.HasFile(assembly))
            return [new Finding(assembly, 0, Rule, "is not built: dotnet build Sampan.slnx first")];
        string path = $"{Faces}/{project.Name}.txt";
        IReadOnlyList<string> face = Face.Of(tree.Full(assembly));
        if (update) Write(tree.Full(path), face);
        return Compare(path, tree.HasFile(path) ? tree.Read(path).TrimEnd('\n').Split('\n') : [], face);
    }

    public static IEnumerable<Finding> Compare(string path, IReadOnlyList<string> kept, IReadOnlyList<string> shown)
    {
        IEnumerable<string> gone = kept.Except(shown).Select(line => "- " + line.Trim());
        IEnumerable<string> added = shown.Except(kept).Select(line => "+ " + line.Trim());
        string[] differences = [.. gone, .. added];
        if (differences.Length == 0 && !kept.SequenceEqual(shown)) differences = ["(the same lines in another order)"];
        if (differences.Length > 0)
            yield return new Finding(path, 0, Rule,
                "the public face changed; if it was meant, run the tests with SAMPAN_UPDATE_FACES=1"
                + string.Concat(differences.Select(line => "\n    " + line)));
    }

    private static void Write(string path, IReadOnlyList<string> face)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', face) + "\n");
    }

    private static bool Is(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
