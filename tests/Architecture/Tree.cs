namespace Sampan.Tests.Architecture;

/// <summary>
/// A source tree on disk: the repository, or one a test has planted. Paths are relative to its root and written with
/// forward slashes. What a build or a run leaves behind is never seen.
/// </summary>
internal sealed class Tree(string root)
{
    private static readonly HashSet<string> LeftBehind =
        ["bin", "obj", "artifacts", "var", "node_modules", "TestResults", ".git", ".vs"];

    public string Root { get; } = Path.GetFullPath(root);

    public static Tree Repository { get; } = Above(AppContext.BaseDirectory);

    public static Tree Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Sampan.slnx"))) return new Tree(folder.FullName);
        throw new InvalidOperationException($"No folder above {start} holds Sampan.slnx.");
    }

    public string Full(string path) => Path.Combine(Root, path);

    public bool HasFile(string path) => File.Exists(Full(path));

    public bool HasFolder(string path) => Directory.Exists(Full(path));

    public string Read(string path) => File.ReadAllText(Full(path));

    public string ReadOrNothing(string path) => HasFile(path) ? Read(path) : "";

    /// <summary>Names of the folders directly inside one, none when it does not exist.</summary>
    public IReadOnlyList<string> Folders(string path)
    {
        if (!HasFolder(path)) return [];
        IEnumerable<string> names = new DirectoryInfo(Full(path)).EnumerateDirectories().Select(folder => folder.Name);
        return [.. names.Where(name => !LeftBehind.Contains(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every file below a folder ("" is the root) whose name ends so, sorted.</summary>
    public IReadOnlyList<string> Files(string folder, string ending) =>
        HasFolder(folder) ? [.. Walk(new DirectoryInfo(Full(folder)), ending).Order(StringComparer.Ordinal)] : [];

    private IEnumerable<string> Walk(DirectoryInfo folder, string ending)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
            if (file.Name.EndsWith(ending, StringComparison.Ordinal))
                yield return Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
        foreach (DirectoryInfo inner in folder.EnumerateDirectories())
        {
            if (LeftBehind.Contains(inner.Name)) continue;
            foreach (string path in Walk(inner, ending)) yield return path;
        }
    }
}
