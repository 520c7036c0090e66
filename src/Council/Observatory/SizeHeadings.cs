namespace Sampan.Council.Observatory;

/// <summary>
/// The sizes of firms by name. Where one of the three smaller would be folded away, the three are shown as one.
/// </summary>
internal static class SizeHeadings
{
    internal const string Sme = "sme", Large = "large";

    internal static readonly IReadOnlySet<string> AreSme = new HashSet<string> { "micro", "small", "medium", Sme };

    internal static Dictionary<string, Cell> Together(IReadOnlyDictionary<string, Cell> sizes) =>
        sizes.GroupBy(pair => AreSme.Contains(pair.Key) ? Sme : pair.Key)
            .ToDictionary(group => group.Key, group => Cell.Together(group.Select(pair => pair.Value)));

    /// <summary>The orders of small firms, and of all that have said their size; null where either is hidden.</summary>
    internal static (long Sme, long Said)? Orders(Sheet sheet)
    {
        Dictionary<string, long> shown = sheet.Cells.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key.Key, pair => pair.Value!.Cases);
        if (sheet.Total is null || sheet.HasRest) return null;
        long sme = shown.Where(pair => AreSme.Contains(pair.Key)).Sum(pair => pair.Value);
        return (sme, sme + shown.GetValueOrDefault(Large));
    }
}
