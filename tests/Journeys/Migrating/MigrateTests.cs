using System.Text.Json.Nodes;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Migrating;

/// <summary><c>./sampan migrate</c>, as an operator runs it.</summary>
public sealed class MigrateTests(DemoInstallation demo) : IClassFixture<DemoInstallation>
{
    [Fact]
    public async Task Everything_is_moved_and_the_source_keeps_every_byte()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        byte[] before = await File.ReadAllBytesAsync(demo.File);
        JsonNode said = (await demo.Sampan.Run("migrate", "--to", target.Url, "--json")).Done().Json;
        Assert.Equal(before, await File.ReadAllBytesAsync(demo.File));
        Assert.False(File.Exists(demo.File + "-wal"));
        Assert.True((bool)said["moved"]!);
        Assert.Equal((1, 2), ((int)said["checkpoints"]!, said["books"]!.AsArray().Count));
        string tables = await DemoInstallation.Ask(
            demo.Sampan.Url, "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master " +
            "WHERE type = 'table' AND name NOT IN ('schema_file', 'sqlite_sequence') ORDER BY name)",
            row => row.GetString(0));
        Assert.Equal(
            tables.Split(' '),
            said["tables"]!.AsArray().Select(t => (string)t!["name"]!).Order(StringComparer.Ordinal));
        Assert.All(
            (string[])["person_passkey", "api_key", "vault_value", "ledger_entry", "change_counter", "installation"],
            name => Assert.True(
                (long)said["tables"]!.AsArray().Single(t => (string)t!["name"]! == name)!["rows"]! > 0, name));

        foreach (string command in (string[])["audit", "verify-chain", "trial-balance", "accounts"])
            Assert.Equal(
                (await demo.Sampan.Run("ledger", command, "--json")).Done().Text,
                (await demo.Sampan.Run("ledger", command, "--json", "--database", target.Url)).Done().Text);
        Assert.Equal(
            (string)said["export"]!["sha256"]!,
            (await Export(target.Url, "there"))["sha256"]!.ToString());
        Assert.Equal(
            "กุญแจ 3",
            await DemoInstallation.Ask(
                target.Url, "SELECT (data ->> 'name') || ' ' || (data ->> 'counter') FROM person_passkey",
                row => row.GetString(0)));
        // The trade that was played is known there by its name: played again, nothing happens twice.
        Assert.Equal(
            "PaidOut",
            (string?)(await demo.Sampan.Run("demo-trade", "--json", "--database", target.Url)).Done().Json["state"]);
        Assert.Equal(
            (long)said["entries"]!,
            await DemoInstallation.Ask(target.Url, "SELECT count(*) FROM ledger_entry", row => row.GetInt64(0)));
        (await demo.Sampan.Run("migrate", "--to", target.Url, "--json")).Refused("migration_target_not_empty");
    }

    [Fact]
    public async Task What_is_said_tells_how_to_go_on_and_shows_no_password()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        string url = $"{target.Url};Password=geheim";
        string said = (await demo.Sampan.Run("migrate", "--to", url)).Done().Text;
        Assert.DoesNotContain("geheim", said, StringComparison.Ordinal);
        Assert.Contains("ledger_entry", said, StringComparison.Ordinal);
        Assert.Contains("was left as it was", said, StringComparison.Ordinal);
        Assert.Contains(
            $"SAMPAN_SECRETS='{Path.Combine(demo.Sampan.Folder, "var")}' ./sampan demo --database 'Host=", said,
            StringComparison.Ordinal);
    }

    /// <summary>
    /// The copy is not believed. Each of these databases changes or loses something of what it is given.
    /// </summary>
    [Theory]
    [InlineData("ledger_entry", "NEW.hash := sha256(NEW.hash);", "audit findings", "export sha256")]
    [InlineData("ledger_account", "NEW.credits_posted := NEW.credits_posted + 1;", "audit findings", "audit totals")]
    [InlineData("ledger_book", "NEW.head := sha256(NEW.head);", "audit findings")]
    [InlineData("ledger_checkpoint", "NEW.signature := sha512(NEW.signature);", "audit findings")]
    [InlineData("ledger_snapshot_account", "NEW.debits_posted := NEW.debits_posted + 1;", "audit findings")]
    [InlineData("ledger_transfer", "IF NEW.id % 256 = 1 THEN RETURN NULL; END IF;", "audit figures")]
    [InlineData("listing", "NEW.words := NEW.words || ' ';")]
    [InlineData("person", "NEW.is_operator := NOT NEW.is_operator;")]
    [InlineData("person_passkey", "NEW.data := NEW.data || '{\"counter\": 4}';")]
    [InlineData("api_key", "NEW.revoked_at := NULL;")]
    [InlineData("vault_value", "RETURN NULL;")]
    public async Task What_differs_is_named_and_nothing_is_moved(string table, string what, params string[] named)
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await DemoInstallation.Meddle(target.Url, table, what);
        Said said = await demo.Sampan.Run("migrate", "--to", target.Url, "--json");
        Assert.True(said.Exit == 1, said.Text + said.Errors);
        Assert.False((bool)said.Json["moved"]!);
        string[] found = [.. said.Json["differences"]!.AsArray().Select(d => $"{d!["check"]} {d["where"]}")];
        Assert.All(
            named.Append($"rows {table}"),
            name => Assert.Contains(found, f => f.StartsWith(name, StringComparison.Ordinal)));
        await AssertEmptyAndServesNobody(target.Url);
    }

    [Fact]
    public async Task What_differs_is_said_in_words_too()
    {
        await using SiteDatabase target = await DemoInstallation.Target();
        await DemoInstallation.Meddle(target.Url, "vault_value", "RETURN NULL;");
        string text = (await demo.Sampan.Run("migrate", "--to", target.Url)).Text;
        Assert.Contains("Nothing was moved.", text, StringComparison.Ordinal);
        Assert.Contains("vault_value", text, StringComparison.Ordinal);
    }

    /// <summary>Nothing but the mark, the empty tables and what a program lays into new ones.</summary>
    internal static async Task AssertEmptyAndServesNobody(string target)
    {
        Assert.Equal(MigrationUnfinished, (await DemoMark.Check(target, demo: true))?.Code.Name);
        string folder = Directory.CreateTempSubdirectory("sampan-secrets-").FullName;
        Outcome<Server> served = await Server.Build(new ServeOptions
        {
            Url = "http://127.0.0.1:0",
            PublicUrl = "http://sampan.example",
            DatabaseUrl = target,
            IsDemo = true,
            Currency = Currency.Thb,
            SecretsFolder = folder,
        });
        Directory.Delete(folder, recursive: true);
        Assert.Equal(MigrationUnfinished, served.Refusal?.Code.Name);
        foreach (string table in (string[])["ledger_entry", "ledger_partition", "person", "listing", "installation"])
            Assert.Equal(
                0L, await DemoInstallation.Ask(target, $"SELECT count(*) FROM {table}", row => row.GetInt64(0)));
    }

    private const string MigrationUnfinished = "migration_unfinished";

    private async Task<JsonNode> Export(string url, string name) => (await demo.Sampan.Run(
        "ledger", "export", "--to", Path.Combine(demo.Sampan.Folder, name), "--json", "--database", url)).Done().Json;
}
