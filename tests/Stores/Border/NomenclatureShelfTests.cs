using System.Text;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Border;

/// <summary>Versions of the nomenclature, on both engines.</summary>
public sealed class NomenclatureShelfTests
{
    private static readonly Instant Morning = new(1_795_510_800_000_000);
    private static readonly Instant Noon = new(1_795_525_200_000_000);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_version_loaded_last_is_in_use_and_the_others_stay(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await BorderFactory.Prepare(test.Database);
        INomenclatures shelf = BorderFactory.Nomenclatures(test.Database);
        Assert.Equal(BorderRefusals.NomenclatureNotLoaded, (await shelf.InUse()).Refusal?.Code);

        Nomenclature first = Version("Coffee; roasted"), second = Version("Coffee, roasted");
        await shelf.Put(first, Morning);
        await shelf.Put(second, Noon);
        Assert.Equal(second.Hash, (await shelf.InUse()).Value.Hash);
        Assert.Equal([second.Hash, first.Hash], (await shelf.Versions()).Select(version => version.Hash));

        // What another process finds is what was put: the same rows, the same hash, the same source.
        Nomenclature again = (await BorderFactory.Nomenclatures(test.Database).InUse()).Value;
        Assert.Equal(second.Nodes, again.Nodes);
        Assert.Equal((second.Hash, second.Source), (again.Hash, again.Source));

        await shelf.Put(first, new Instant(Noon.Microseconds + 1));
        Assert.Equal(first.Hash, (await shelf.InUse()).Value.Hash);
        Assert.Equal(2, (await shelf.Versions()).Count);
    }

    internal static Nomenclature Version(string roasted)
    {
        string file = "section,hscode,description,parent,level\n"
            + "II,09,Coffee and tea,TOTAL,2\nII,0901,Coffee,09,4\n"
            + $"II,090121,\"{roasted}\",0901,6\nTOTAL,TOTAL,Total,TOTAL,5\n";
        return IBorder.Create().ImportNomenclature("made up", new MemoryStream(Encoding.UTF8.GetBytes(file))).Value;
    }
}
