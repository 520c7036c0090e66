using Sampan.Border.Classification;
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

    public static IConfirmedCodes ConfirmedCodes(Database database) => new ConfirmedCodes(database);

    public static ICodeGuides CodeGuides(INomenclatures shelf, IConfirmedCodes confirmed) =>
        new CodeGuides(shelf, confirmed);

    /// <summary>
    /// A classifier that has learned from what was confirmed. Without a nomenclature it knows the words of trade alone.
    /// </summary>
    public static IClassifier Classifier(Nomenclature? nomenclature, IEnumerable<ConfirmedCode> confirmed) =>
        new Classifier(
            nomenclature is null ? CodeIndex.OfTradeWords() : CodeIndex.Of(nomenclature),
            new ConfirmedWords(confirmed));

    public static IScreeningShelf Screening(Database database) => new ScreeningShelf(database);
}
