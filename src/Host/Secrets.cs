using Sampan.Storage;

namespace Sampan.Host;

/// <summary>
/// Where the installation's secrets lie: beside the SQLite file, or in <c>SAMPAN_SECRETS</c> (default <c>./var</c>)
/// when
/// the data is in PostgreSQL. They are never part of a backup of the database.
/// </summary>
internal static class Secrets
{
    internal static string SigningKey(string folder) => Path.Combine(folder, "signing.key");

    internal static string MasterKey(string folder) => Path.Combine(folder, "master.key");

    internal static string Folder(Database database) =>
        Environment.GetEnvironmentVariable("SAMPAN_SECRETS") ?? Path.GetDirectoryName(database.Path)
            ?? Path.GetFullPath("var");
}
