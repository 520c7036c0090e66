using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Sampan.Storage.Entities;

/// <summary>
/// How a module uses EF: the tables are written by hand (<see cref="Schema"/>), EF maps and saves. A context calls
/// <see cref="UseSampan"/> on its options, <see cref="KernelTypes.UseKernelTypes"/> among its conventions and
/// <see cref="SnakeCase.UseSnakeCase"/> at the end of its model.
/// </summary>
public static class EntityStorage
{
    /// <summary>
    /// Saves go through the write gate, synchronously never. A bulk statement (<c>ExecuteUpdate</c>) belongs inside
    /// an explicit transaction: outside of one it would not wait its turn.
    /// </summary>
    public static DbContextOptionsBuilder UseSampan(this DbContextOptionsBuilder options, Database database)
    {
        _ = database.Postgres is { } pool
            ? options.UseNpgsql(pool)
            : options.UseSqlite(database.ConnectionString).AddInterceptors(new PragmaSetter());
        return options.AddInterceptors(new GatedWrites(database.Gate), new VersionCounter());
    }

    /// <summary>The row was refused by a unique index or key: somebody else was first.</summary>
    public static bool IsTaken(this DbUpdateException exception) => exception.InnerException switch
    {
        // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
