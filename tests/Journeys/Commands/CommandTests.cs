using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary>The commands as an operator types them: exit codes, one JSON document, and what they refuse.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("serve"), InlineData("demo"), InlineData("demo-trade"), InlineData("import")]
    [InlineData("import tariff"), InlineData("import rate"), InlineData("quote"), InlineData("ledger")]
    [InlineData("import sanctions"), InlineData("screen"), InlineData("classify"), InlineData("operator")]
    [InlineData("ledger audit"), InlineData("ledger checkpoint"), InlineData("ledger verify-chain")]
    [InlineData("ledger export"), InlineData("ledger repair"), InlineData("ledger snapshot")]
    [InlineData("ledger archive")]
    [InlineData("ledger statement"), InlineData("ledger trial-balance")]
    [InlineData("ledger accounts")]
    [InlineData("backup"), InlineData("restore"), InlineData("migrate")]
    public async Task Every_command_explains_itself(string command)
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        Said help = (await sampan.Run([.. command.Split(' '), "--help"])).Done();
        Assert.Contains($"sampan {command}", help.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(sampan.Folder, "site.db")));
    }

    [Theory]
    [InlineData("frobnicate"), InlineData("quote --freight 1000"), InlineData("import tariff"), InlineData("backup")]
    [InlineData("migrate")]
    public async Task A_wrong_command_line_exits_with_2(string line)
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        Said said = await sampan.Run(line.Split(' '));
        Assert.Equal(2, said.Exit);
        Assert.NotEmpty(said.Errors);
    }

    [Theory]
    [InlineData("ledger audit"), InlineData("ledger trial-balance"), InlineData("quote --hs 080450090")]
    [InlineData("backup copy")]
    public async Task Reading_a_database_that_is_not_there_is_refused_and_makes_none(string line)
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        string there = Path.Combine(sampan.Folder, "no", "such.db");
        string[] quote = line.StartsWith("quote", StringComparison.Ordinal)
            ? ["--goods-value", "120000", "THB", "--date", "2026-11-24"] : [];
        (await sampan.Run([.. line.Split(' '), .. quote, "--database", $"sqlite:{there}", "--json"]))
            .Refused("database_missing");
        Assert.False(Directory.Exists(Path.GetDirectoryName(there)));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none", "database_unreachable")]
    [InlineData("postgres://nobody:geheim@127.0.0.1:1/none", "database_unreachable")]
    [InlineData("mysql:whatever", "storage_url_unknown")]
    [InlineData("mysql://nobody:geheim@127.0.0.1/none", "storage_url_unknown")]
    [InlineData("Password=geheim;Host=127.0.0.1", "storage_url_unknown")]
    [InlineData("Host=127.0.0.1;Colour=geheim", "storage_url_unknown")]
    [InlineData("postgres://nobody:geheim@127.0.0.1:port/none", "storage_url_unknown")]
    [InlineData("postgres://nobody:geheim@127.0.0.1/none?colour=red", "storage_url_unknown")]
    [InlineData("postgres:///none", "storage_url_unknown")]
    public async Task A_database_that_cannot_be_reached_is_a_refusal_and_no_stack_trace(string url, string code)
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        Said said = await sampan.Run("ledger", "audit", "--database", url, "--json");
        said.Refused(code);
        Assert.DoesNotContain("   at ", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", said.Text + said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        string file = Path.Combine(sampan.Folder, "letter.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));
        (await sampan.Run("ledger", "audit", "--database", $"sqlite:{file}", "--json")).Refused("database_unreachable");
        Assert.Equal(new string('x', 4096), await File.ReadAllTextAsync(file));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_schedule_is_loaded_and_a_quote_computes_to_the_same_elsewhere(Engine engine)
    {
        await using CommandRun here = await CommandRun.Create(engine);
        await using CommandRun elsewhere = await CommandRun.Create(Engine.Sqlite);
        foreach (CommandRun sampan in (CommandRun[])[here, elsewhere])
            Assert.Equal(52, (await Import(sampan, Schedule())).Done().Json["lines"]!.GetValue<int>());
        Said rate = await here.Run(
            "import", "rate", "--currency", "THB", "--into", "JPY", "--rate", "4.5", "--valid-from", "2026-11-22",
            "--known-until", "2026-11-28", "--source", "a round figure for this test", "--json");
        Assert.Equal(4.5m, rate.Done().Json["perUnit"]!.GetValue<decimal>());

        Said quote = (await here.Run(Quote("080450090", "2026-11-24"))).Done();
        string file = Path.Combine(here.Folder, "quote.json");
        await File.WriteAllTextAsync(file, quote.Text);
        // The rate is in the quote; the book must be at hand. No rate was ever loaded there.
        Assert.Equal(quote.Text, (await elsewhere.Run("quote", "--replay", file, "--json")).Done().Text);
        string forged = quote.Text.Replace("\"amount\": ", "\"amount\": 1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, forged);
        (await elsewhere.Run("quote", "--replay", file, "--json")).Refused("replay_differs");

        (await here.Run(Quote("999999999", "2026-11-24"))).Refused("hs_code_not_in_book");
        (await here.Run(Quote("080450090", "2031-01-01"))).Refused("date_after_book");
        (await here.Run(Quote("mango", "2026-11-24"))).Refused("hs_code_malformed");
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_read_is_refused_and_loads_nothing()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        byte[] whole = Schedule();
        (await Import(sampan, whole[..^3])).Refused("tariff_file_truncated");
        (await Import(sampan, [.. whole[..1000], 0xE9, .. whole[1001..]])).Refused("tariff_encoding_wrong");
        (await Import(sampan, "code,rate\n1,2\n"u8.ToArray())).Refused("tariff_header_wrong");
        (await Import(sampan, whole, "--format", "us-csv")).Refused("tariff_format_unknown");
        (await Import(sampan, whole, "--valid-from", "2027-04-01")).Refused("tariff_period_backwards");
        (await Import(sampan, whole, "--valid-from", "April")).Refused("date_malformed");
        (await Import(sampan, whole, "--country", "Japan")).Refused("country_malformed");
        (await sampan.Run(Quote("080450090", "2026-11-24"))).Refused("database_missing");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_copy_is_restored_into_an_empty_place_and_audits_clean(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.AfterTrade(engine);
        await using CommandRun other = await CommandRun.Create(engine);
        string copy = Path.Combine(sampan.Folder, "copy");
        Assert.True((await sampan.Run("backup", copy, "--json")).Done().Json["bytes"]!.GetValue<long>() > 0);
        (await sampan.Run("backup", copy, "--json")).Refused("backup_target_exists");
        (await sampan.Run("restore", copy, "--json")).Refused("backup_target_exists");
        (await other.Run("restore", copy + "-none", "--json")).Refused("file_missing");
        _ = (await other.Run("restore", copy, "--json")).Done();
        Said audit = (await other.Run("ledger", "audit", "--json")).Done();
        Assert.True(audit.Json["clean"]!.GetValue<bool>());
        Assert.Equal((await sampan.Run("ledger", "audit", "--json")).Text, audit.Text);
        (await sampan.Run("ledger", "audit", "--since-snapshot", "--json")).Refused("snapshot_unknown");
        long accounts = audit.Json["accounts"]!.GetValue<long>();
        Said snapshot = (await sampan.Run("ledger", "snapshot", "--json")).Done();
        Assert.Equal(accounts, snapshot.Json["accounts"]!.GetValue<long>());
        Said since = (await sampan.Run("ledger", "audit", "--since-snapshot", "--json")).Done();
        Assert.Equal(
            (1, 0, true),
            (since.Json["snapshot"]!.GetValue<int>(), since.Json["entries"]!.GetValue<int>(),
                since.Json["clean"]!.GetValue<bool>()));
    }

    /// <summary>The schedule that the demo carries within the program.</summary>
    private static byte[] Schedule()
    {
        using Stream stream = Host.Demo.DemoFigures.Open("jp-demo.csv");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<Said> Import(CommandRun sampan, byte[] csv, string? option = null, string? value = null)
    {
        string file = Path.Combine(sampan.Folder, "schedule.csv");
        await File.WriteAllBytesAsync(file, csv);
        var options = new Dictionary<string, string>
        {
            ["--country"] = "JP",
            ["--format"] = "jp-csv",
            ["--valid-from"] = "2026-04-01",
            ["--known-until"] = "2027-03-31",
            ["--publisher"] = "Japan Customs",
            ["--source"] = "this test",
        };
        if (option is not null) options[option] = value!;
        return await sampan.Run(
            ["import", "tariff", .. options.SelectMany(o => (string[])[o.Key, o.Value]), file, "--json"]);
    }

    private static string[] Quote(string code, string date) =>
    [
        "quote", "--hs", code, "--goods-value", "120000", "THB", "--weight", "500kg", "--freight", "9000", "THB",
        "--insurance", "0", "THB", "--incoterm", "DAP", "--date", date, "--json",
    ];
}
