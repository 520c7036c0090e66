using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>Why an installation is not moved from SQLite to PostgreSQL.</summary>
public static class MigrationRefusals
{
    public static readonly RefusalCode SourceNotSqlite = new("migration_source_not_sqlite", RefusalKind.Malformed);
    public static readonly RefusalCode TargetNotPostgres = new("migration_target_not_postgres", RefusalKind.Malformed);
    public static readonly RefusalCode SourceUnknown = new("migration_source_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode SourceOlder = new("migration_source_older", RefusalKind.Conflict);
    public static readonly RefusalCode SourceNewer = new("migration_source_newer", RefusalKind.Conflict);
    public static readonly RefusalCode SourceUnsound = new("migration_source_unsound", RefusalKind.Conflict);
    public static readonly RefusalCode TargetEncoding = new("migration_target_encoding", RefusalKind.Refused);
    public static readonly RefusalCode TargetNotEmpty = new("migration_target_not_empty", RefusalKind.Conflict);
    public static readonly RefusalCode OneSided = new("migration_one_sided", RefusalKind.Refused);
    public static readonly RefusalCode TypesUnmapped = new("migration_types_unmapped", RefusalKind.Refused);
    public static readonly RefusalCode ValueUnmapped = new("migration_value_unmapped", RefusalKind.Refused);
    public static readonly RefusalCode RowRefused = new("migration_row_refused", RefusalKind.Refused);
    public static readonly RefusalCode Unfinished = new("migration_unfinished", RefusalKind.Unavailable);
}
