using System.Reflection;

namespace Sampan.Web.Docs;

/// <summary>One of the repository's papers as it was when the program was built.</summary>
/// <param name="Path">Where it lies in the repository: <c>docs/ledger.md</c>.</param>
internal sealed record DocSource(string Path, string Text)
{
    private const string Prefix = "paper/";
    private const string Index = "/README.md";

    /// <summary>
    /// Its name under /docs: <c>ledger</c> for docs/ledger.md, <c>decisions</c> for docs/decisions/README.md,
    /// <c>architecture</c> for ARCHITECTURE.md.
    /// </summary>
    public string Name
    {
        get
        {
            string inside = Path.StartsWith("docs/", StringComparison.Ordinal) ? Path["docs/".Length..] : Path;
            string bare = inside.EndsWith(Index, StringComparison.Ordinal) ? inside[..^Index.Length] : inside[..^3];
            return bare.ToLowerInvariant();
        }
    }

    /// <summary>The folder it lies in, which is what its links start from.</summary>
    public string Folder => Path.LastIndexOf('/') is var end and > 0 ? Path[..end] : "";

    /// <summary>A link to a folder means the paper that opens it.</summary>
    public bool IsAt(string path) =>
        Path == path || (path.Length > 0 && Path == path.TrimEnd('/') + Index);

    public static IReadOnlyList<DocSource> All()
    {
        Assembly assembly = typeof(DocSource).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => new DocSource(name[Prefix.Length..].Replace('\\', '/'), Read(assembly, name)))
                .OrderBy(source => source.Path, StringComparer.Ordinal),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
