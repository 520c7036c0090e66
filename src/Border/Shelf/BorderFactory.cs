using Sampan.Border.Nomenclatures;
using Sampan.Border.Screening.Store;
using Sampan.Border.Shelf;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Border;

/// <summary>Opens what an installation has loaded.</summary>
public static class BorderFactory
{
    public static async Task Prepare(Database database)
    {
        await Changes.Prepare(database);
        await Schema.Apply(database, typeof(BorderFactory).Assembly, "border");
        await Schema.Apply(database, typeof(BorderFactory).Assembly, "border.2");
        await Schema.Apply(database, typeof(BorderFactory).Assembly, "border.3");
        await Schema.Apply(database, typeof(BorderFactory).Assembly, "border.4");
        await Schema.Apply(database, typeof(BorderFactory).Assembly, "border.5");
    }

    public static ITariffShelf Shelf(Database database, IBorder border, SigningKey key) =>
        new TariffShelf(database, border, key);

    public static INomenclatures Nomenclatures(Database database) => new NomenclatureShelf(database);

    public static IScreeningShelf Screening(Database database) => new ScreeningShelf(database);
}
