using System.Data.Common;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Migrating;

/// <summary>
/// An installation on SQLite with a whole trade in it, a signed checkpoint and snapshot, a passkey and a key that was
/// revoked; made once for the tests that move it. Who changes it changes a copy.
/// </summary>
public sealed class DemoInstallation : IAsyncLifetime
{
    /// <summary>
    /// A mentor with a firm, a note and a consent; a question whose answer sorts before it, and a report.
    /// </summary>
    private static readonly string[] Academy =
    [
        "INSERT INTO mentor VALUES (zeroblob(16), 'en th', 'TH-JP', '', 3, 1, NULL, 1, 5)",
        """
        INSERT INTO mentorship VALUES
            (zeroblob(16), zeroblob(16), randomblob(16), randomblob(16), 'Accepted', NULL, 1, 5, 6, NULL, NULL, 2)
        """,
        "INSERT INTO mentor_note VALUES (randomblob(16), zeroblob(16), zeroblob(16), 1, 7)",
        "INSERT INTO mentor_consent VALUES (randomblob(16), zeroblob(16), 0, randomblob(16), 8)",
        "INSERT INTO moderation VALUES (randomblob(16), zeroblob(16), randomblob(16), 'Insulting', 9)",
        """
        INSERT INTO post (id, author, question, language, title, body, lesson, state, why, at, version) VALUES
            (X'FF000000000000000000000000000000', randomblob(16), NULL, 'th', 'ถาม', 'ย่อหน้า', 'origin', 'Published',
                NULL, 1, 1),
            (zeroblob(16), randomblob(16), X'FF000000000000000000000000000000', 'th', '', 'ตอบ', NULL, 'Hidden',
                'Insulting', 2, 2)
        """,
        "INSERT INTO post_report VALUES (zeroblob(16), randomblob(16), 'Insulting', 3)",
    ];

    private CommandRun? _sampan;

    internal CommandRun Sampan => _sampan ?? throw new InvalidOperationException("It was not made.");

    internal string File => Sampan.Url["sqlite:".Length..];

    public async ValueTask InitializeAsync()
    {
        _sampan = await CommandRun.AfterTrade(Engine.Sqlite);
        _ = (await Sampan.Run("ledger", "snapshot")).Done();
        await Sql(
            Sampan.Url,
            """
            INSERT INTO person_passkey (credential_id, user_id, data)
                SELECT X'00FF10', id, '{"name":"กุญแจ",  "counter": 3}' FROM person LIMIT 1
            """,
            """
            INSERT INTO api_key (id, hash, kind, firm, role, name, made_by, made_at, revoked_at)
                SELECT randomblob(16), randomblob(32), 'Firm', id, 'Clerk', '', id, 1, 9223372036854775807 FROM firm
            """,
            "INSERT INTO operator_invitation (hash, expires_at) VALUES (zeroblob(32), -1)");
        await Sql(_sampan.Url, Academy);
    }

    public async ValueTask DisposeAsync()
    {
        if (_sampan is not null) await _sampan.DisposeAsync();
    }

    internal static async Task Sql(string url, params string[] statements)
    {
        await using Database database = Database.Open(url).Value;
        await using DbConnection connection = await database.Connect();
        foreach (string statement in statements) _ = await connection.Execute(statement);
    }

    internal static async Task<T> Ask<T>(string url, string sql, Func<DbDataReader, T> read)
    {
        await using Database database = Database.Open(url).Value;
        await using DbConnection connection = await database.Connect();
        return (await connection.Command(sql).Rows(read))[0];
    }

    /// <summary>An empty PostgreSQL database; without a server the test is skipped.</summary>
    internal static Task<SiteDatabase> Target() => SiteDatabase.Create(Engine.Postgres, "");

    /// <summary>A copy of the file with something done to it.</summary>
    internal async Task<string> Changed(params string[] statements)
    {
        string copy = Path.Combine(Sampan.Folder, $"{Guid.NewGuid():N}.db");
        System.IO.File.Copy(File, copy);
        await Sql($"sqlite:{copy}", statements);
        return $"sqlite:{copy}";
    }

    /// <summary>
    /// From now on the database does something of its own to each row that comes into a table: what a broken disk, a
    /// careless administrator or a bug of ours might do. <paramref name="what"/> is PL/pgSQL before the row is taken.
    /// </summary>
    internal static Task Meddle(string target, string table, string what) => MeddleWithTable(
        target, table,
        $"EXECUTE 'CREATE TRIGGER meddle BEFORE INSERT ON public.{table} FOR EACH ROW EXECUTE FUNCTION outside.row()';",
        $"CREATE FUNCTION outside.row() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN {what} RETURN NEW; END $f$");

    /// <summary>The same for the moment in which a table is made.</summary>
    internal static Task MeddleWithTable(string target, string table, string what, params string[] before) => Sql(
        target,
        [
            "CREATE SCHEMA outside", .. before,
            $"""
            CREATE FUNCTION outside.made() RETURNS event_trigger LANGUAGE plpgsql AS $f$ BEGIN
                IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public.{table}') THEN
                    {what}
                END IF;
            END $f$
            """,
            "CREATE EVENT TRIGGER made ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION outside.made()",
        ]);
}
