using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sampan.Storage.Entities;

/// <summary>EF opens its own SQLite connections; they get the settings every other connection has.</summary>
internal sealed class PragmaSetter : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.Command(Database.SqlitePragmas);
        _ = command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        connection.Execute(Database.SqlitePragmas, cancellationToken);
}
