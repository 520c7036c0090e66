namespace Sampan.Council;

/// <summary>What the border charges before and after a change, in minor units of the destination's currency.</summary>
public sealed record PolicyFigures(int Sellers, long Lines, long Before, long After)
{
    public long Difference => After - Before;
}

/// <param name="Key">
/// A chapter, a size, or why a line could not be computed; <see cref="ObservedTable.Rest"/> for what cannot be shown by
/// itself, empty for what was not said.
/// </param>
public sealed record PolicyRow(string Key, PolicyFigures Figures);

/// <summary>
/// A destination whose law is imagined otherwise. Whatever says too much about one seller is not in it.
/// </summary>
/// <param name="Whole">Null where even the whole says too much.</param>
/// <param name="LeftOut">
/// Lines that the law as imagined, or as it stands today, refuses: by reason. Their figures before and after are 0.
/// </param>
public sealed record PolicyLand(
    Country To, Currency Currency, PolicyFigures? Whole, IReadOnlyList<PolicyRow> Chapters,
    IReadOnlyList<PolicyRow> Sizes, IReadOnlyList<PolicyRow> LeftOut);
