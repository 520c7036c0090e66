using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>A folder with the files of lists, under the names their publishers give them.</summary>
internal static class ListFolder
{
    internal static async Task<Outcome<IReadOnlyList<ListFile>>> Read(DirectoryInfo folder)
    {
        if (!folder.Exists) return HostRefusals.FileMissing.With(("file", folder.FullName));
        var files = new List<ListFile>();
        foreach (FileInfo file in folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            if (file.Extension.ToLowerInvariant() is ".csv" or ".xml" or ".txt")
                files.Add(new ListFile(file.Name, await File.ReadAllBytesAsync(file.FullName)));
        return files;
    }

    /// <summary><c>all</c> or one list.</summary>
    internal static Outcome<WatchList[]> Lists(string name) =>
        name == "all" ? WatchLists.All.ToArray() : WatchLists.Parse(name).Map(list => new[] { list });

    /// <summary>
    /// The lists that are wanted. Of <c>all</c>, those are left out of which the folder has no file at all; what is
    /// damaged is refused.
    /// </summary>
    internal static Outcome<IReadOnlyList<ImportedList>> Take(
        IReadOnlyList<WatchList> wanted, IReadOnlyList<ListFile> files, DateOnly? date)
    {
        var taken = new List<ImportedList>();
        foreach (WatchList list in wanted)
        {
            Outcome<ImportedList> one = ImportedList.Take(list, files, date);
            bool isAbsent = one.Refusal?.Code == ScreeningRefusals.FileNotGiven && wanted.Count > 1;
            if (isAbsent) continue;
            if (one.IsRefused) return one.Refusal;
            taken.Add(one.Value);
        }
        return taken.Count == 0 ? ScreeningRefusals.FileNotGiven.With(("what", "sanctions")) : taken;
    }
}
