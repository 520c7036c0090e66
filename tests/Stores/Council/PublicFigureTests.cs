using Sampan.Council;
using Sampan.Storage;
using Sampan.Tests.Stores.Journeys;

namespace Sampan.Tests.Stores.Council;

public sealed class PublicFigureTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_newer_figure_of_the_same_series_and_period_replaces_the_older(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await ObservatoryFactory.Prepare(test.Database);
        IPublicFigures figures = ObservatoryFactory.PublicFigures(test.Database);
        PublicFigure first = new(
            "Exports", "2026-09", 1.5m, "million THB", "An office", new Uri("https://office.example/a"),
            new DateOnly(2026, 11, 1));
        PublicFigure later = first with { Period = "2026-10" }, mended = first with { Value = 1.7m };
        await figures.Keep([first, later]);
        await figures.Keep([mended]);
        Assert.Equal([later, mended], await figures.All());
    }
}
