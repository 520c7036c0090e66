using Sampan.Academy;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Academy;

public sealed class ReadLessonsTests
{
    private static readonly Id Reader = new(7), Other = new(8);
    private static readonly Instant Now = new(1_795_510_800_000_000);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_read_stays_read_and_is_its_readers_own(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await ReadLessons.Prepare(test.Database);
        await ReadLessons.Prepare(test.Database);
        var lessons = new ReadLessons(test.Database);
        Assert.Empty(await lessons.Of(Reader));
        Lesson first = Course.FirstExport.Lessons[0], second = Course.FirstExport.Lessons[1];
        foreach (Lesson lesson in (Lesson[])[first, second, first]) await lessons.Mark(Reader, lesson, Now);
        Assert.True((await lessons.Of(Reader)).SetEquals([first.Slug, second.Slug]));
        Assert.Empty(await lessons.Of(Other));
    }
}
