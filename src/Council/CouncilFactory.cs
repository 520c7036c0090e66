using Sampan.Storage;

namespace Sampan.Council;

/// <summary>
/// Opens the working group of an installation. What it hands out is safe to share between requests.
/// </summary>
public static class CouncilFactory
{
    /// <summary>Makes the tables where they are missing.</summary>
    public static Task Prepare(Database database) => Schema.Apply(database, typeof(CouncilFactory).Assembly, "council");

    public static ICouncil Open(Database database) => new CouncilDesk(database);

    public static IReports Reports(Database database) => new ReportDesk(database);
}
