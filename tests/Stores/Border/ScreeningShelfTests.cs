using System.Text;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Border;

/// <summary>Lists are kept version by version, and the newest of each screens.</summary>
public sealed class ScreeningShelfTests
{
    private static readonly Instant Now = new(1_795_510_800_000_000);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Every_version_stays_and_the_newest_of_each_list_screens(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await BorderFactory.Prepare(test.Database);
        await BorderFactory.Prepare(test.Database);
        IScreeningShelf shelf = BorderFactory.Screening(test.Database);
        Assert.Empty(await shelf.Versions());
        Assert.Empty((await shelf.Newest()).Value);

        ImportedList old = Denied("QUORVIST LTD", new DateOnly(2026, 1, 1));
        ImportedList young = Denied("ZELMORA BAKERY", new DateOnly(2026, 2, 1));
        await shelf.Put(young, Now);
        await shelf.Put(old, Now + TimeSpan.FromHours(1));
        await shelf.Put(old, Now + TimeSpan.FromHours(2));

        IReadOnlyList<KeptVersion> kept = await shelf.Versions();
        Assert.Equal([young.Version, old.Version], kept.Select(version => version.Version));
        Assert.Equal(Now + TimeSpan.FromHours(1), kept[1].ImportedAt);
        ImportedList newest = Assert.Single((await shelf.Newest()).Value);
        Assert.Equal(young.Version, newest.Version);
        Assert.Single(IScreening.Over([newest]).Screen(new ScreenedName("Zelmora Bakery Co., Ltd.")));
        Assert.Empty(IScreening.Over([newest]).Screen(new ScreenedName("Quorvist Ltd")));
    }

    /// <summary>Of two files of one day the one loaded later screens: the publisher has corrected it.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_one_day_the_list_loaded_last_screens(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await BorderFactory.Prepare(test.Database);
        IScreeningShelf shelf = BorderFactory.Screening(test.Database);
        var day = new DateOnly(2026, 1, 1);
        await shelf.Put(Denied("QUORVIST LTD", day), Now);
        await shelf.Put(Denied("ZELMORA BAKERY", day), Now + TimeSpan.FromHours(1));
        Assert.Equal("ZELMORA BAKERY", (await shelf.Newest()).Value.Single().Parties.Single().Names[0].Text);
        Assert.Equal(2, (await shelf.Versions()).Count);
    }

    private static ImportedList Denied(string name, DateOnly day)
    {
        string header = string.Join('\t', "Name", "Street_Address", "City", "State", "Country", "Postal_Code",
            "Effective_Date", "Expiration_Date", "Standard_Order", "Last_Update", "Action", "FR_Citation");
        string row = $"{name}\t1 Road\tTown\t\tTH\t1\t01/01/2026\t\tY\t2026-01-01\tADDED\tNONE";
        var file = new ListFile("dpl.txt", Encoding.UTF8.GetBytes($"{header}\n{row}\n"));
        return ImportedList.Take(WatchList.DeniedPersons, [file], day).Value;
    }
}
