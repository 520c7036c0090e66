using System.Text.Json.Nodes;
using System.Xml.Linq;
using Sampan.Host.Demo;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary><c>./sampan ledger statement</c>, <c>trial-balance</c> and <c>accounts</c> after the demo trade.</summary>
public sealed class StatementCommandTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_sellers_earnings_come_by_the_trade_and_leave_by_the_payout(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(engine);
        string payable = await Account(sampan, "payable");
        string csv = Path.Combine(sampan.Folder, "files", "s.csv");
        string camt = Path.Combine(sampan.Folder, "files", "s.xml");
        JsonNode statement = (await sampan.Run(
            "ledger", "statement", "--account", payable, "--csv", csv, "--camt", camt, "--json")).Done().Json;
        Assert.Equal(("0.00", "0.00"), ((string?)statement["opening"], (string?)statement["closing"]));
        JsonArray movements = statement["movements"]!.AsArray();
        Assert.Equal(["escrow.released", "payout.sent"], movements.Select(m => (string?)m!["entry"]));
        Assert.StartsWith("SP-", (string?)movements[0]!["order"], StringComparison.Ordinal);
        string earned = (string)movements[0]!["credit"]!;
        Assert.Equal(earned, (string?)movements[1]!["debit"]);

        string[] lines = await File.ReadAllLinesAsync(csv);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("line,seq,recorded_at,effective,entry,what,", lines[0], StringComparison.Ordinal);
        XDocument xml = XDocument.Load(camt);
        XNamespace names = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
        Assert.Equal([earned, earned], xml.Descendants(names + "Ntry").Select(e => e.Element(names + "Amt")!.Value));
        Assert.Equal(DemoShop.First.Firm.NameLocal, xml.Descendants(names + "Ownr").Single().Value);

        string text = (await sampan.Run("ledger", "statement", "--account", payable)).Done().Text;
        Assert.Contains("opening balance", text, StringComparison.Ordinal);
        Assert.Contains(earned, text, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_trial_balance_balances_on_every_day_and_in_every_book(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(engine);
        string[] lines = ["", "--book 1", "--book 2", "--at 2026-11-25", "--at 9999-12-31 --by effective"];
        foreach (string more in lines)
        {
            string[] options = more.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            JsonNode balance = (await sampan.Run(["ledger", "trial-balance", "--json", .. options])).Done().Json;
            Assert.True(balance["balanced"]!.GetValue<bool>(), more);
            foreach (JsonNode? total in balance["totals"]!.AsArray())
                Assert.Equal((string?)total!["debits"], (string?)total["credits"]);
        }
        JsonNode now = (await sampan.Run("ledger", "trial-balance", "--json")).Done().Json;
        JsonNode then = (await sampan.Run("ledger", "trial-balance", "--at", "9999-12-31", "--json")).Done().Json;
        Assert.Equal(now["lines"]!.ToJsonString(), then["lines"]!.ToJsonString());
        string text = (await sampan.Run("ledger", "trial-balance")).Done().Text;
        Assert.Contains("Balanced.", text, StringComparison.Ordinal);
        (await sampan.Run("ledger", "trial-balance", "--book", "77", "--json")).Refused("book_unknown");
        (await sampan.Run("ledger", "trial-balance", "--at", "today", "--json")).Refused("date_malformed");
        Assert.Equal(2, (await sampan.Run("ledger", "trial-balance", "--book", "two")).Exit);
    }

    [Fact]
    public async Task What_is_mistyped_is_refused_by_name()
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(Engine.Sqlite);
        string payable = await Account(sampan, "payable"), onHand = await Account(sampan, "onhand");
        await Refused("account_malformed", "--account", "payable");
        string other = payable.Replace("payable", "escrow", StringComparison.Ordinal);
        await Refused("account_unknown", "--account", other);
        await Refused("date_malformed", "--account", payable, "--from", "1 November");
        await Refused("period_reversed", "--account", payable, "--from", "2026-11-02", "--to", "2026-11-01");
        await Refused("entry_date_unknown", "--account", payable, "--by", "mood");
        await Refused("instant_malformed", "--account", payable, "--known-at", "2026-11-24");
        string file = Path.Combine(sampan.Folder, "stock.xml");
        await Refused("camt_not_for_stock", "--account", onHand, "--camt", file);
        Assert.False(File.Exists(file));
        await Refused("file_not_written", "--account", payable, "--csv", sampan.Folder);
        Assert.Equal(2, (await sampan.Run("ledger", "statement")).Exit);

        async Task Refused(string code, params string[] options) =>
            (await sampan.Run(["ledger", "statement", "--json", .. options])).Refused(code);
    }

    private static async Task<string> Account(CommandRun sampan, string kind)
    {
        JsonArray accounts = (await sampan.Run("ledger", "accounts", "--json")).Done().Json["accounts"]!.AsArray();
        return accounts.Select(a => (string)a!["account"]!)
            .First(name => name.StartsWith(kind + ":", StringComparison.Ordinal));
    }
}
