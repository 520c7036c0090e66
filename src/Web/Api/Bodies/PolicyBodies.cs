using Sampan.Council;
using Sampan.Journeys.Steering;

namespace Sampan.Web.Api.Bodies;

/// <summary>A run of the policy lab, as the API and the command line write it.</summary>
/// <param name="Lines">All that were read, also of countries that the change leaves alone.</param>
public sealed record PolicyRunBody(string Name, int Year, long Lines, IReadOnlyList<PolicyLandBody> Lands)
{
    public static PolicyRunBody Of(PolicyRun run) => new(
        run.Change.Name, run.Year, run.Lines, [.. run.Lands.Select(PolicyLandBody.Of)]);
}

/// <param name="Whole">Null where the privacy floor lets nothing through.</param>
/// <param name="LeftOut">Lines that could not be computed, by reason.</param>
public sealed record PolicyLandBody(
    string To, string Currency, PolicyFiguresBody? Whole, IReadOnlyList<PolicyFiguresBody> Chapters,
    IReadOnlyList<PolicyFiguresBody> Sizes, IReadOnlyList<PolicyFiguresBody> LeftOut)
{
    internal static PolicyLandBody Of(PolicyLand land)
    {
        PolicyFiguresBody Body(PolicyRow row) => PolicyFiguresBody.Of(land, row.Key, row.Figures);
        return new PolicyLandBody(
            land.To.Code, land.Currency.Code,
            land.Whole is { } whole ? PolicyFiguresBody.Of(land, "", whole) : null,
            [.. land.Chapters.Select(Body)], [.. land.Sizes.Select(Body)], [.. land.LeftOut.Select(Body)]);
    }
}

/// <summary>Amounts are texts in the destination's currency.</summary>
/// <param name="Key">A chapter, a size or a refusal's code; <c>rest</c> for what cannot be shown by itself.</param>
public sealed record PolicyFiguresBody(
    string Key, int Sellers, long Lines, string Before, string After, string Difference)
{
    internal static PolicyFiguresBody Of(PolicyLand land, string key, PolicyFigures figures)
    {
        string Amount(long minor) => new Money(minor, land.Currency).AmountText;
        return new PolicyFiguresBody(
            key, figures.Sellers, figures.Lines, Amount(figures.Before), Amount(figures.After),
            Amount(figures.Difference));
    }
}
