namespace Sampan.Border.Classification;

/// <summary>Levels of a category path, however a shop writes it.</summary>
internal static class CategoryPath
{
    private static readonly string[] Separators = ["->", "=>", ">", "›", "»", "|", "/", "\n"];

    internal static IReadOnlyList<string> Levels(string path) =>
        path.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
