using System.Text.RegularExpressions;
using Sampan.Kernel;

namespace Sampan.Border.Classification;

/// <summary>
/// A subheading as the classifier sees it: which qualities it names and which it excludes, and its words, with those
/// of its heading. What stands behind <c>other than</c>, <c>excluding</c> or <c>not</c> is excluded, so that "other"
/// goods know what their neighbours have taken.
/// </summary>
internal sealed partial class CodeProfile
{
    internal CodeProfile(HsNode node, HsNode heading)
    {
        Code = node.Code;
        (string own, string excluded) = Parted(node.Description);
        (string above, _) = Parted(heading.Description);
        Named = QualitiesIn(own);
        Excluded = QualitiesIn(excluded);
        // A heading's quality holds for its subheadings, unless one of them says something else in its place.
        foreach (Quality quality in QualitiesIn(above))
            if (Named.All(known => known.Group != quality.Group)) Named.Add(quality);
        OwnWords = [.. TextUnits.Of(own).Where(IsWord)];
        HeadingWords = [.. TextUnits.Of(above).Where(unit => IsWord(unit) && !OwnWords.Contains(unit))];
    }

    /// <summary>A code of which nothing is described.</summary>
    internal CodeProfile(HsCode code) => Code = code;

    internal HsCode Code { get; }

    internal List<Quality> Named { get; } = [];

    internal List<Quality> Excluded { get; } = [];

    internal HashSet<string> OwnWords { get; } = [];

    internal HashSet<string> HeadingWords { get; } = [];

    /// <summary>Words that stand in nearly every description, or in sellers' titles for other reasons.</summary>
    private static readonly HashSet<string> Empty = new(
        "and for with the other not than new special whether kind use used set piece pack size high good quality color "
            .Split(' '),
        StringComparer.Ordinal);

    internal static bool IsWord(string unit) => unit.Length > 2 && !char.IsDigit(unit[0]) && !Empty.Contains(unit);

    private static List<Quality> QualitiesIn(string text) =>
        [.. Qualities.OfNomenclature.In(TextUnits.Of(text)).SelectMany(found => found.Value).Distinct()];

    private static (string Says, string Excludes) Parted(string description)
    {
        string plain = Indifferent().Replace(description, " ; ");
        IEnumerable<string> excluded = Exclusion().Matches(plain).Select(match => match.Groups["what"].Value);
        return (Exclusion().Replace(plain, " ; "), string.Join(" ; ", excluded));
    }

    /// <summary>"Whether or not plated" says nothing about plating.</summary>
    [GeneratedRegex(@"\bwhether or not\b[^,;()]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Indifferent();

    /// <summary>Up to the end of the bracket or clause in which the exclusion stands.</summary>
    [GeneratedRegex(@"\b(other than|excluding|except|not of)\b(?<what>[^;()]*(\([^)]*\)[^;()]*)?)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Exclusion();
}
