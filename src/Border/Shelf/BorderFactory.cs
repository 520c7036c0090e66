using Sampan.Border.Shelf;
using Sampan.Storage;

namespace Sampan.Border;

/// <summary>Opens what an installation has loaded.</summary>
public static class BorderFactory
{
    public static Task Prepare(Database database) => Schema.Apply(database, typeof(BorderFactory).Assembly, "border");

    public static ITariffShelf Shelf(Database database, IBorder border, SigningKey key) =>
        new TariffShelf(database, border, key);
}
