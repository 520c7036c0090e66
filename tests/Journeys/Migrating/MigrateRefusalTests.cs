using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Migrating;

/// <summary>What is not moved, by its name; and what is refused first leaves the target untouched.</summary>
public sealed class MigrateRefusalTests(DemoInstallation demo) : IClassFixture<DemoInstallation>
{
    [Theory]
    [InlineData("mysql://nobody:geheim@127.0.0.1/x", "storage_url_unknown")]
    [InlineData("postgres://nobody:geheim@127.0.0.1:1/x", "database_unreachable")]
    [InlineData("sqlite:elsewhere.db", "migration_target_not_postgres")]
    public async Task A_target_that_is_none(string to, string code)
    {
        Said said = await demo.Sampan.Run("migrate", "--to", to, "--json");
        said.Refused(code);
        Assert.DoesNotContain("geheim", said.Text + said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_none()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string none = Path.Combine(demo.Sampan.Folder, "none.db"), letter = Path.Combine(demo.Sampan.Folder, "letter");
        _ = await Refused($"sqlite:{none}", target, "database_missing");
        await File.WriteAllTextAsync(letter, new string('x', 4096));
        _ = await Refused($"sqlite:{letter}", target, "database_unreachable");
        await DemoInstallation.Sql($"sqlite:{none}", "CREATE TABLE song (id INTEGER PRIMARY KEY)");
        _ = await Refused($"sqlite:{none}", target, "migration_source_unknown");
        _ = await Refused(target.Url, target, "migration_source_not_sqlite");
    }

    [Theory]
    [InlineData("DELETE FROM schema_file WHERE name = 'ledger.2'", "migration_source_older", "ledger.2")]
    [InlineData("INSERT INTO schema_file VALUES ('orchard', '')", "migration_source_newer", "orchard")]
    [InlineData("UPDATE schema_file SET hash = '' WHERE name = 'market'", "migration_source_newer", "market")]
    [InlineData("CREATE TABLE song (id INTEGER PRIMARY KEY)", "migration_one_sided", "song")]
    [InlineData("ALTER TABLE shop ADD COLUMN colour TEXT", "migration_one_sided", "shop.colour")]
    [InlineData("ALTER TABLE shop DROP COLUMN words", "migration_one_sided", "shop.words")]
    public async Task A_source_of_another_program(string statement, string code, string named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string said = await Refused(await demo.Changed(statement), target, code);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE ledger_account SET credits_posted = credits_posted + 5 WHERE kind = 13", "payable")]
    [InlineData("UPDATE ledger_hold SET deadline = -1", "unreadable")]
    public async Task A_source_that_does_not_add_up(string statement, string named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string said = await Refused(await demo.Changed(statement), target, "migration_source_unsound");
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_side_while_somebody_writes_there()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await using Database here = Database.Open(demo.Sampan.Url).Value, there = Database.Open(target.Url).Value;
        await using (WriterLock held = (await WriterLock.Take(here)).Value)
            _ = await Refused(demo.Sampan.Url, target, "storage_locked");
        await using (WriterLock held = (await WriterLock.Take(there)).Value)
            _ = await Refused(demo.Sampan.Url, target, "storage_locked");
    }

    [Theory]
    [InlineData("CREATE TABLE song (id INT)", "song")]
    [InlineData("CREATE VIEW song AS SELECT 1", "song")]
    [InlineData("CREATE FUNCTION sing() RETURNS int LANGUAGE sql AS 'SELECT 1'", "sing")]
    [InlineData("CREATE SEQUENCE verse", "verse")]
    public async Task A_target_that_holds_something(string statement, string named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await DemoInstallation.Sql(target.Url, statement);
        Said said = await demo.Sampan.Run("migrate", "--to", target.Url, "--json");
        said.Refused("migration_target_not_empty");
        Assert.Equal(named, (string?)said.Json["arguments"]!["found"]);
        Assert.Equal(0L, await Tables(target.Url, "AND tablename <> 'song'"));
    }

    [Fact]
    public async Task A_target_in_which_somebody_has_written_beside_the_mark()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await DemoInstallation.Meddle(target.Url, "listing", "NEW.words := '';");
        Assert.Equal(1, (await demo.Sampan.Run("migrate", "--to", target.Url)).Exit);
        await DemoInstallation.Sql(
            target.Url, "DROP SCHEMA outside CASCADE", "INSERT INTO statement_cursor VALUES ('bank', 'one', '7')");
        Said said = await demo.Sampan.Run("migrate", "--to", target.Url, "--json");
        said.Refused("migration_target_not_empty");
        Assert.Equal("statement_cursor", (string?)said.Json["arguments"]!["found"]);
        await DemoInstallation.Sql(target.Url, "DELETE FROM statement_cursor");
        _ = (await demo.Sampan.Run("migrate", "--to", target.Url)).Done();
    }

    [Fact]
    public async Task A_target_that_cannot_hold_every_text()
    {
        await using SiteDatabase any = await DemoInstallation.Target();
        string name = $"latin_{Environment.ProcessId}";
        await DemoInstallation.Sql(
            any.Url, $"CREATE DATABASE {name} ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        try
        {
            string url = string.Join(
                ';', any.Url.Split(';').Where(p => !p.StartsWith("Database=", StringComparison.Ordinal))
                    .Append($"Database={name}"));
            Said said = await demo.Sampan.Run("migrate", "--to", url, "--json");
            said.Refused("migration_target_encoding");
            Assert.Equal("LATIN1", (string?)said.Json["arguments"]!["encoding"]);
        }
        finally
        {
            await DemoInstallation.Sql(any.Url, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task A_role_that_may_make_no_tables()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string role = $"guest_{Environment.ProcessId}";
        await DemoInstallation.Sql(
            target.Url, $"CREATE ROLE {role} LOGIN PASSWORD 'geheim'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        try
        {
            string url = string.Join(';', target.Url.Split(';').Select(
                p => p.StartsWith("Username=", StringComparison.Ordinal) ? $"Username={role};Password=geheim" : p));
            Said said = await demo.Sampan.Run("migrate", "--to", url, "--json");
            said.Refused("database_unreachable");
            Assert.DoesNotContain("geheim", said.Text + said.Errors, StringComparison.Ordinal);
            (await demo.Sampan.Run("migrate", "--to", $"{target.Url};Search Path=nowhere", "--json"))
                .Refused("database_unreachable");
        }
        finally
        {
            await DemoInstallation.Sql(target.Url, $"DROP ROLE {role}");
        }
    }

    /// <summary>SQLite keeps in a column whatever it is given; PostgreSQL does not.</summary>
    [Theory]
    [InlineData("UPDATE listing SET minimum = 1.5", "migration_value_unmapped", "listing.minimum")]
    [InlineData("UPDATE listing SET lead_days = 3000000000", "migration_value_unmapped", "listing.lead_days")]
    [InlineData("UPDATE listing SET words = X'00'", "migration_value_unmapped", "listing.words")]
    [InlineData("UPDATE person SET email_confirmed = 2", "migration_value_unmapped", "person.email_confirmed")]
    [InlineData("UPDATE person SET language = 'th' || char(0)", "migration_row_refused", "person")]
    [InlineData("UPDATE shop SET words = CAST(X'C3' AS TEXT)", "migration_row_refused", "shop")]
    [InlineData("UPDATE person_passkey SET data = 'no JSON'", "migration_row_refused", "person_passkey")]
    [InlineData(
        "PRAGMA foreign_keys = OFF; UPDATE membership SET firm = zeroblob(16)", "migration_row_refused", "membership")]
    public async Task A_value_that_the_other_engine_cannot_hold(string statement, string code, string named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        Said said = await demo.Sampan.Run(
            "migrate", "--database", await demo.Changed(statement), "--to", target.Url, "--json");
        said.Refused(code);
        Assert.Equal(named, (string?)(said.Json["arguments"]!["column"] ?? said.Json["arguments"]!["table"]));
        await MigrateTests.AssertEmptyAndServesNobody(target.Url);
        // What is mended can be moved.
        _ = (await demo.Sampan.Run("migrate", "--to", target.Url)).Done();
    }

    /// <summary>A mistake in a schema file, or a table that somebody made over.</summary>
    [Theory]
    [InlineData("ALTER TABLE shop ALTER COLUMN words TYPE varchar(900)", "migration_types_unmapped", "shop.words")]
    [InlineData(
        "ALTER TABLE listing ALTER COLUMN lead_days TYPE numeric", "migration_types_unmapped", "listing.lead_days")]
    [InlineData(
        "ALTER TABLE change ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY", "migration_types_unmapped",
        "change.seq")]
    [InlineData("ALTER TABLE shop ADD COLUMN colour text", "migration_one_sided", "shop.colour")]
    [InlineData("CREATE TABLE public.song (id INT)", "migration_one_sided", "song")]
    public async Task A_target_whose_tables_are_made_otherwise(string statement, string code, string named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string table = statement.Contains("ALTER TABLE", StringComparison.Ordinal) ? statement.Split(' ')[2] : "shop";
        await DemoInstallation.MeddleWithTable(target.Url, table, $"{statement};");
        Said said = await demo.Sampan.Run("migrate", "--to", target.Url, "--json");
        said.Refused(code);
        Assert.Contains(
            named, said.Json["arguments"]!.AsObject().Select(argument => (string?)argument.Value));
        await MigrateTests.AssertEmptyAndServesNobody(target.Url);
    }

    private async Task<string> Refused(string source, SiteDatabase target, string code)
    {
        Said said = await demo.Sampan.Run("migrate", "--database", source, "--to", target.Url, "--json");
        said.Refused(code);
        Assert.Equal(0L, await Tables(target.Url));
        return said.Text;
    }

    private static Task<long> Tables(string url, string more = "") => DemoInstallation.Ask(
        url, $"SELECT count(*) FROM pg_tables WHERE schemaname = 'public' {more}", row => row.GetInt64(0));
}
