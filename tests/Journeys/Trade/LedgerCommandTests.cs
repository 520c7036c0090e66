using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sampan.Host.Demo;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Migrating;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Trade;

/// <summary><c>./sampan ledger …</c> as an operator runs it, over the journal of one whole trade.</summary>
public sealed class LedgerCommandTests
{
    /// <summary>As somebody's editor may have laid it out.</summary>
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_trade_is_exported_signed_checked_and_mended(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(engine);
        string file = Path.Combine(sampan.Folder, "journal.jsonl");
        await Export(sampan, file);
        AssertNothingPersonal(await File.ReadAllTextAsync(file), sampan);

        JsonObject signed = JsonNode.Parse(await Done(sampan, "ledger", "checkpoint", "--json"))!.AsObject();
        string kept = Path.Combine(sampan.Folder, "kept.json");
        await File.WriteAllTextAsync(kept, signed.ToJsonString(Indented));
        Assert.True(Checkpoint.FromJson(await File.ReadAllBytesAsync(kept)).Value.IsSound);
        string said = await Done(sampan, "ledger", "checkpoint");
        Assert.Contains("checkpoint 2, ", said, StringComparison.Ordinal);
        Assert.Contains((string)signed["publicKey"]!, said, StringComparison.Ordinal);

        said = await Done(sampan, "ledger", "verify-chain", "--checkpoint", kept);
        Assert.Contains("Clean: nothing differs.", said, StringComparison.Ordinal);
        said = await Done(sampan, "ledger", "verify-chain", "--json");
        Assert.Equal(2, (int)JsonNode.Parse(said)!["checkpoints"]!);
        await Refused(sampan, "There is no file", "ledger", "verify-chain", "--checkpoint", kept + "x");
        await Refused(sampan, "This is no checkpoint", "ledger", "verify-chain", "--checkpoint", file);
        await Mend(sampan);
        await Cut(sampan, kept);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_must_be_alone_is_refused_while_a_server_runs(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (int exit, string said) = await sampan.Run("--database", site.DatabaseUrl, "ledger", "repair", "--write");
        Assert.True(exit == 1 && said.Contains("Another process is writing", StringComparison.Ordinal), said);
        // Reading goes on beside it.
        foreach (string command in (string[])["audit", "verify-chain", "export"])
        {
            (exit, said) = await sampan.Run("--database", site.DatabaseUrl, "ledger", command);
            Assert.True(exit == 0, said);
        }
        // SQLite has one writer. On PostgreSQL a checkpoint disturbs nobody.
        (exit, said) = await sampan.Run("--database", site.DatabaseUrl, "ledger", "checkpoint");
        Assert.True(exit == (engine == Engine.Sqlite ? 1 : 0), said);
        _ = await site.MakeOffer(20);
    }

    private static async Task Export(CommandRun sampan, string file)
    {
        JsonNode said = JsonNode.Parse(await Done(sampan, "ledger", "export", "--to", file, "--json"))!;
        byte[] bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(bytes.Length, (int)said["bytes"]!);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), (string)said["sha256"]!);
        Assert.Equal(Encoding.UTF8.GetString(bytes), await Done(sampan, "ledger", "export"));
        await Refused(sampan, "There is already a file", "ledger", "export", "--to", file);
        await Refused(sampan, "The option --to is needed", "ledger", "export", "--json");
        string other = Path.Combine(sampan.Folder, "other");
        await Refused(sampan, "There is no such book", "ledger", "export", "--to", other, "--book", "99");
        Assert.False(File.Exists(other) || File.Exists(other + ".part"));
    }

    /// <summary>Names, addresses, accounts and letters of everybody, in the lines and inside the facts.</summary>
    private static void AssertNothingPersonal(string journal, CommandRun sampan)
    {
        var text = new StringBuilder(journal);
        foreach (string line in journal.TrimEnd('\n').Split('\n'))
            if (JsonNode.Parse(line)!["facts"] is { } facts)
                _ = text.Append(Encoding.UTF8.GetString(Convert.FromBase64String((string)facts!)));
        string all = text.ToString();
        // What is looked for can be found: the goods are there, and the bank knows who paid.
        Assert.Contains("Dried mango", all, StringComparison.Ordinal);
        string bank = File.ReadAllText(Path.Combine(sampan.Folder, "var", "sandbox-bank", "bank.jsonl"));
        Assert.Contains(DemoTrade.Buyer.Name, bank, StringComparison.Ordinal);
        string[] personal =
        [
            DemoTrade.Buyer.Name, .. DemoTrade.Buyer.Name.Split(' '), .. DemoTrade.Buyer.Address, "SBX-BUYER-0001",
            DemoTrade.Email, DemoWorld.SellerEmail, DemoWorld.OperatorEmail, "@", DemoShop.First.Firm.PayoutNumber,
            DemoShop.First.Firm.NameLatin, DemoShop.First.Firm.NameLocal,
            .. DemoShop.First.Firm.Details.LatinLines, .. DemoShop.First.Firm.Details.LocalLines,
        ];
        Assert.All(personal, value => Assert.DoesNotContain(value, all, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Mend(CommandRun sampan)
    {
        Assert.Contains("Nothing to mend.", await Done(sampan, "ledger", "repair"), StringComparison.Ordinal);
        await DemoInstallation.Sql(
            sampan.Url, "UPDATE ledger_account SET credits_posted = credits_posted + 5 WHERE kind = 13");
        await Refused(sampan, "counters", "ledger", "audit");
        await Refused(sampan, "Nothing was changed", "ledger", "repair");
        await Refused(sampan, "counters", "ledger", "audit");
        (int exit, string said) = await sampan.Run("ledger", "repair", "--json");
        Assert.Equal((1, 1), (exit, JsonNode.Parse(said)!["differences"]!.AsArray().Count));
        said = await Done(sampan, "ledger", "repair", "--write");
        Assert.True(
            said.IndexOf("payable", StringComparison.Ordinal) < said.IndexOf("Mended 1.", StringComparison.Ordinal),
            said);
        _ = await Done(sampan, "ledger", "audit");
    }

    /// <summary>The last entry goes, and its book's row and the partition with it.</summary>
    private static async Task Cut(CommandRun sampan, string kept)
    {
        string last = "(SELECT max(seq) FROM ledger_entry)";
        bool sqlite = sampan.Url.StartsWith("sqlite:", StringComparison.Ordinal);
        foreach (string table in (string[])["ledger_entry", "ledger_checkpoint"])
            await DemoInstallation.Sql(sampan.Url, $"DROP TRIGGER {table}_no_delete" + (sqlite ? "" : $" ON {table}"));
        await DemoInstallation.Sql(
            sampan.Url, $"DELETE FROM ledger_entry WHERE seq = {last}", "DELETE FROM ledger_checkpoint",
            $"UPDATE ledger_partition SET seq = {last}, recorded_at = (SELECT max(recorded_at) FROM ledger_entry)",
            "UPDATE ledger_book SET entries = (SELECT count(*) FROM ledger_entry e WHERE e.book = ledger_book.id), " +
            "head = (SELECT e.hash FROM ledger_entry e WHERE e.book = ledger_book.id ORDER BY e.seq DESC LIMIT 1)");
        _ = await Done(sampan, "ledger", "verify-chain");
        (int exit, string said) = await sampan.Run("ledger", "verify-chain", "--json", "--checkpoint", kept);
        Assert.Equal(1, exit);
        Assert.Contains("cut_tail", JsonNode.Parse(said)!["findings"]!.AsArray().Select(f => (string)f!["check"]!));
    }

    private static async Task<string> Done(CommandRun sampan, params string[] arguments)
    {
        (int exit, string said) = await sampan.Run(arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}: {said}");
        return said;
    }

    private static async Task Refused(CommandRun sampan, string why, params string[] arguments)
    {
        (int exit, string said) = await sampan.Run(arguments);
        string line = string.Join(' ', arguments);
        Assert.True(exit == 1 && said.Contains(why, StringComparison.Ordinal), $"{line}: {said}");
    }
}
