using Sampan.Council.Observatory;
using Sampan.Storage;

namespace Sampan.Council;

/// <summary>Opens the observatory of an installation. What it hands out is safe to share between requests.</summary>
public static class ObservatoryFactory
{
    /// <summary>Makes the tables where they are missing.</summary>
    public static async Task Prepare(Database database)
    {
        await Schema.Apply(database, typeof(ObservatoryFactory).Assembly, "observatory");
        await Schema.Apply(database, typeof(ObservatoryFactory).Assembly, "preferences");
        await Schema.Apply(database, typeof(ObservatoryFactory).Assembly, "publicfigures");
        await Schema.Apply(database, typeof(ObservatoryFactory).Assembly, "quotedlines");
    }

    public static IPublicFigures PublicFigures(Database database) => new PublicFigureRows(database);

    public static IObservedTrade Trade(Database database) => new ObservedRows(database);

    /// <param name="money">As of the observatory.</param>
    public static IQuotedTrade Quoted(Database database, Commodity money) => new QuotedRows(database, money);

    /// <param name="money">
    /// The one money whose trade is counted: test money is never counted beside real money.
    /// </param>
    public static IObservatory Open(Database database, Commodity money, IReadings readings) =>
        new ObservatoryDesk(database, new CellRows(database, money, readings), money);
}
