using Sampan.Border;

namespace Sampan.Host.Commands;

/// <summary>Reasons in English, for a terminal and for programs: the words that spoke for a code, by kind.</summary>
internal static class ReasonText
{
    internal static string Of(IReadOnlyList<Reason> why) => string.Join(
        "; ",
        why.GroupBy(reason => reason.Kind)
            .Select(group => $"{Name(group.Key)}: {string.Join(", ", group.Select(reason => reason.Words))}"));

    private static string Name(ReasonKind kind) => kind switch
    {
        ReasonKind.TradeWord => "trade word",
        ReasonKind.Quality => "quality",
        ReasonKind.Nomenclature => "nomenclature",
        _ => "confirmed for like goods",
    };
}
