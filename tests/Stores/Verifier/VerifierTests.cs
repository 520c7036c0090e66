using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;
using Sampan.Tests.Stores.Ledger.Statements;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Verifier;

/// <summary>
/// The second program that derives everything again from a journal file alone: what is sound it calls clean, and both
/// engines give the same file. What is not sound: CorruptionTests.
/// </summary>
public sealed class VerifierTests(ExportedHistory history) : IClassFixture<ExportedHistory>
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_real_history_is_clean(Engine engine)
    {
        string file = await history.File(engine);
        Verification done = Verification.Of(Lines(file), [], history.PublicKey)!;
        Assert.Equal([], done.Findings.All);
        Assert.Equal((2, 4), (done.Checkpoints.Count, done.Chains.Books.Count));
        Assert.Equal(
            ["expired", "open", "posted", "released"],
            done.Replay.Holds.All.Values.Select(hold => hold.State).Distinct().Order());
        Assert.All(done.Transits, pair => Assert.NotEqual(0, pair.Sent));
        Assert.Equal(3, done.Transits.Count);
    }

    [Fact]
    public async Task Both_engines_give_the_same_file_with_the_same_hashes() =>
        Assert.Equal(Lines(await history.File(Engine.Sqlite)), Lines(await history.File(Engine.Postgres)));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Random_histories_are_clean(Engine engine)
    {
        int seed = LongRun.Seed();
        await using TestLedger test = await TestLedger.Open(engine);
        await StatementHistories.Play(test, seed);
        Verification done = Verification.Of(Lines(await ExportTests.Text(test)), [], null)!;
        Assert.True(done.Findings.All.Count == 0, $"seed {seed}: {string.Join("; ", done.Findings.All.Take(5))}");
        Assert.True(done.Chains.Entries > 50, $"seed {seed}: only {done.Chains.Entries} entries");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_part_is_clean_as_far_as_it_can_be_checked(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory rich = await RichHistory.Lay(test);
        using var key = new TestKey();
        Checkpoint early = await LedgerFactory.Checkpoints(test.Database, key.Key).Make(test.Clock.Now);
        await rich.GoOn();
        CheckpointLine kept = Form.Read<CheckpointLine>(System.Text.Encoding.UTF8.GetString(early.ToJson()));
        JournalPart[] parts =
        [
            new(Book: rich.House), new(Book: rich.Books[1]), new(From: early.Seq - 5), new(From: early.Seq + 1),
            new(From: early.Seq + 2), new(Book: rich.Books[0], From: early.Seq), new(From: early.Seq + 1000),
        ];
        foreach (JournalPart part in parts)
        {
            string[] lines = Lines(await ExportTests.Text(test, part));
            Assert.Equal([], Verification.Of(lines, [kept], null)!.Findings.All);
            // What is left can still be wrong.
            string[] changed = [.. lines.Select(line => line.Replace("\"kind\":\"test", "\"kind\":\"tesk"))];
            if (!changed.SequenceEqual(lines))
                Assert.Contains(Verification.Of(changed, [], null)!.Findings.All, finding => finding.Check == "chain");
        }
    }

    /// <summary>
    /// The file shows itself sound; only what was signed before and kept elsewhere shows what is gone.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_checkpoint_kept_elsewhere_shows_what_the_file_no_longer_does(Engine engine)
    {
        var forger = new Forger(await history.File(engine), new Random(1));
        CheckpointLine kept = Form.Read<CheckpointLine>(forger.All("checkpoint")[1].ToJsonString());
        List<JsonObject> entries = forger.All("entry");
        foreach (JsonObject entry in entries[^5..]) _ = forger.Lines.Remove(entry);
        _ = forger.Lines.Remove(forger.All("checkpoint")[1]);
        IReadOnlyList<string> cut = forger.Rehash().Restate().Text;
        Assert.Equal([], Verification.Of(cut, [], null)!.Findings.All);
        IReadOnlyList<Finding> found = Verification.Of(cut, [kept], null)!.Findings.All;
        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Equal("cut_tail", finding.Check));
    }

    [Fact]
    public async Task Another_signers_checkpoints_are_named_when_one_is_trusted()
    {
        string[] lines = Lines(await history.File(Engine.Sqlite));
        IReadOnlyList<Finding> found = Verification.Of(lines, [], Hashes.Zero)!.Findings.All;
        Assert.Equal(["key", "key"], found.Select(finding => finding.Check));
    }

    /// <summary>Version 2 adds corrections and accounts that are closed or reopened; the history has both.</summary>
    [Fact]
    public async Task Version_2_of_the_canonical_bytes_is_understood()
    {
        string file = await history.File(Engine.Sqlite);
        Assert.Equal([], Found(_ => { }));
        // Version 1 has no room for either.
        Assert.Contains("canonical", Found(forger => First(forger, Closes)["canonical"] = 1));
        Assert.Contains("canonical", Found(forger => First(forger, e => e["corrects"] is not null)["canonical"] = 1));
        // What is open is not reopened, what is closed takes nothing more, and what has something in it is open.
        Assert.Contains("closing", Found(forger => Closing(First(forger, Closes))["closed"] = false));
        Assert.Contains("closing", Found(forger =>
        {
            JsonObject reopens = First(forger, e => Closings(e) is [var first, ..] && !(bool)first!["closed"]!);
            (reopens["canonical"], reopens["closings"]) = (1, new JsonArray());
        }));
        Assert.Contains("closing", Found(forger =>
        {
            JsonObject entry = forger.All("entry").First(e => Forger.Transfers(e).Count() == 1);
            long filled = (long)Forger.Transfers(entry).Single()["credit"]!;
            entry["canonical"] = 2;
            entry["closings"] = new JsonArray(new JsonObject { ["account"] = filled, ["closed"] = true });
        }));

        IEnumerable<string> Found(Action<Forger> change)
        {
            var forger = new Forger(file, new Random(1));
            // What was signed is another test's.
            foreach (JsonObject signed in forger.All("checkpoint")) _ = forger.Lines.Remove(signed);
            change(forger);
            return Verification.Of(forger.Rehash().Text, [], null)!.Findings.All.Select(finding => finding.Check);
        }
    }

    /// <summary>Computed by another program in another language from docs/ledger.md alone.</summary>
    [Theory]
    [InlineData(1, "2c1d1e6f05d607c72bd16785f17c71fb1aa5655a6c2f305a6d42358332556f94")]
    [InlineData(2, "10bf6b6949b57bcf918f13ac0718d99b11844bafe5f52aafb3dd14800d87f74f")]
    public void The_hash_of_a_known_entry_is_derived(int version, string hash)
    {
        var entry = new EntryLine(
            "entry", version, 1099511627797, 2, 15, 1795737660168882, 739946, "payout.confirmed",
            "a76be162b7dfcf60410e0f7cd35cded3", Hashes.Of("content"u8), "[{\"ข้าว\":1}]"u8.ToArray(), "",
            "c6ff306335b88e90c415d464c65dbca6", 9, 281474976712449, version == 2 ? 1099511627790 : 0)
        {
            Opened = [new OpenedAccount(8589934601, 22, "c6ff306335b88e90c415d464c65dbca6", "THB.test", 1)],
            Transfers =
            [
                new Transfer(281474976716032, Phase.Pending, 8589934601, 8589934602, 77),
                new Transfer(281474976716033, Phase.Post, 8589934601, 8589934602, 5, 281474976712192),
            ],
            Holds = [new MadeHold("5c99976de69f3bf53a89ddc10c8dae98", 1796179258058383, 281474976716032, 1)],
            Sweeps = [new SentSweep(281474976716033, 1, 3, "edfc8e8e58525f2953f99ed85853427c", "THB", 5)],
            Closings = version == 2 ? [new Closing(8589934601, true), new Closing(8589934602, false)] : [],
        };
        Assert.Equal(hash, CanonicalBytes.Link(Hashes.Of("before"u8), entry));
    }

    [Fact]
    public async Task The_program_says_by_its_exit_code_what_it_found()
    {
        string folder = Directory.CreateTempSubdirectory("sampan-verify-").FullName;
        string file = Path.Combine(folder, "journal.jsonl"), kept = Path.Combine(folder, "kept.json");
        string text = await history.File(Engine.Sqlite);
        await File.WriteAllTextAsync(file, text);
        (int exit, string said) = await Run(file);
        Assert.True(exit == 0 && said.Contains("Clean: nothing differs.", StringComparison.Ordinal), said);
        Assert.Contains(Verification.Of(Lines(text), [], null)!.Chains.Books[2].Head, said, StringComparison.Ordinal);
        (exit, said) = await Run(file, "--json", "--key", history.PublicKey);
        Assert.Equal((0, true), (exit, JsonElement.Parse(said).GetProperty("clean").GetBoolean()));

        string checkpoint = Lines(text).Last(line => Form.KindOf(line) == "checkpoint");
        await File.WriteAllTextAsync(kept, checkpoint);
        Assert.Equal(0, (await Run(file, "--checkpoint", kept)).Exit);
        await File.WriteAllTextAsync(file, text.Replace("\"amount\":5000}", "\"amount\":5001}"));
        (exit, said) = await Run(file);
        Assert.True(exit == 1 && said.Contains("chain", StringComparison.Ordinal), said);
        (exit, said) = await Run(file, "--json");
        Assert.Equal((1, false), (exit, JsonElement.Parse(said).GetProperty("clean").GetBoolean()));

        string[][] wrong =
        [
            [], ["--help-me"], [Path.Combine(folder, "none")], [kept], [file, "--checkpoint", file],
            [file, "--checkpoint", Path.Combine(folder, "none")],
        ];
        foreach (string[] arguments in wrong)
            Assert.True((await Run(arguments)).Exit == 2, string.Join(' ', arguments));
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(2, (await Run(file)).Exit);
        await File.WriteAllTextAsync(file, text.Replace("sampan-journal/1", "sampan-journal/9"));
        Assert.Equal(2, (await Run(file)).Exit);
        Assert.Equal(0, (await Run("--help")).Exit);
        Directory.Delete(folder, recursive: true);
    }

    private static JsonObject First(Forger forger, Func<JsonObject, bool> fits) => forger.All("entry").First(fits);

    private static bool Closes(JsonObject entry) => Closings(entry) is [var only] && (bool)only!["closed"]!;

    private static JsonArray? Closings(JsonObject entry) => entry["closings"]?.AsArray();

    private static JsonNode Closing(JsonObject entry) => Closings(entry)![0]!;

    private static string[] Lines(string file) => file.TrimEnd('\n').Split('\n');

    private static async Task<(int Exit, string Said)> Run(params IEnumerable<string> arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Sampan.VerifyJournal.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await errors);
    }
}
