using System.Reflection;

namespace Sampan.Border.Classification;

/// <summary>
/// The tables of data/classification, which travel inside the assembly: one row a line, columns between bars, words
/// between semicolons, remarks behind #.
/// </summary>
internal static class WordFile
{
    internal static IEnumerable<string[]> Rows(string prefix)
    {
        Assembly assembly = typeof(WordFile).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
                if (line.Length > 0 && line[0] != '#') yield return [.. line.Split('|').Select(cell => cell.Trim())];
        }
    }

    internal static IEnumerable<string> Words(string cell) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
