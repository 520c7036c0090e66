namespace Sampan.Tests.Architecture;

/// <summary>A small tree in a temporary folder, where a test plants what a guard must find.</summary>
internal sealed class PlantedTree : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sampan-guard-");

    public Tree Tree => new(_folder.FullName);

    public PlantedTree With(string path, string text)
    {
        string full = Tree.Full(path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Runs a guard over what was planted and returns its findings as text.</summary>
    public IReadOnlyList<string> Findings(IGuard guard) => [.. guard.Check(Tree).Select(finding => finding.ToString())];

    public void Dispose() => _folder.Delete(recursive: true);
}
