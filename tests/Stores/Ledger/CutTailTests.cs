using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// The last entries are cut off and everything that counted them is mended, or the history goes on from there with
/// other entries. Nothing in the journal shows it; a checkpoint does, and after the stored ones were cut too, one kept
/// elsewhere.
/// </summary>
public sealed class CutTailTests : IDisposable
{
    private readonly TestKey _key = new();

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_stored_checkpoint_shows_it(Engine engine)
    {
        await using Cut cut = await Cut.Make(engine, _key.Key);
        AssertCut(cut, (await cut.Test.Journal.Audit()).Findings, "checkpoint 2");
        AssertCut(cut, (await cut.Test.Journal.VerifyChain()).Findings, "checkpoint 2");
        AssertCut(cut, (await cut.Test.Journal.VerifyChain(cut.Kept)).Findings, "checkpoint 2");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_kept_elsewhere_shows_it_when_the_stored_ones_were_cut_too(Engine engine)
    {
        await using Cut cut = await Cut.Make(engine, _key.Key);
        await Tampering.PastTriggers(cut.Test, "DELETE FROM ledger_checkpoint WHERE number > 1");
        // This is why a checkpoint must be kept elsewhere.
        await cut.Test.AssertClean();
        Assert.Equal([], (await cut.Test.Journal.VerifyChain()).Findings);

        IReadOnlyList<AuditFinding> findings = (await cut.Test.Journal.VerifyChain(cut.Kept)).Findings;
        AssertCut(cut, [.. findings.Where(f => f.Check != "checkpoint")], "checkpoint 2, kept elsewhere");
        Assert.Equal("not stored", Assert.Single(findings, f => f.Check == "checkpoint").Found);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Other_entries_in_the_place_of_those_cut_are_found(Engine engine)
    {
        await using Cut cut = await Cut.Make(engine, _key.Key);
        await Tampering.PastTriggers(cut.Test, "DELETE FROM ledger_checkpoint WHERE number > 1");
        await cut.Test.Restart();
        foreach (int book in cut.History.Books) await cut.Test.Seed(book, book, 4);
        _ = await LedgerFactory.Checkpoints(cut.Test.Database, _key.Key).Make(cut.Test.Clock.Now);
        await cut.Test.AssertClean();

        IReadOnlyList<AuditFinding> findings = (await cut.Test.Journal.VerifyChain(cut.Kept)).Findings;
        Assert.Equal(
            cut.History.Books.Select(book => $"book {book}"),
            findings.Where(f => f.Check == "rewritten").Select(f => f.Where));
        Assert.Contains(findings, f => f.Check == "checkpoint");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_stored_checkpoint_that_is_changed_or_gone_is_named(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, _key.Key);
        RichHistory history = await RichHistory.Lay(test);
        for (int i = 0; i < 3; i++)
        {
            _ = await checkpoints.Make(test.Clock.Now);
            await history.GoOn();
        }
        await Tampering.PastTriggers(test, "UPDATE ledger_checkpoint SET at = at + 1 WHERE number = 2");
        Assert.Equal(
            [("signature", "checkpoint 2")],
            (await test.Journal.Audit()).Findings.Select(f => (f.Check, f.Where)));
        await Tampering.PastTriggers(test, "DELETE FROM ledger_checkpoint WHERE number = 2");
        Assert.Equal(
            [("checkpoint", "checkpoint 3"), ("checkpoint", "checkpoint 3")],
            (await test.Journal.Audit()).Findings.Select(f => (f.Check, f.Where)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_kept_elsewhere_must_be_signed_with_what_it_states(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        Checkpoint made = await LedgerFactory.Checkpoints(test.Database, _key.Key).Make(test.Clock.Now);
        Checkpoint changed = made with { At = made.At + TimeSpan.FromSeconds(1) };
        Assert.Equal(
            [("signature", "checkpoint 1, kept elsewhere")],
            (await test.Journal.VerifyChain(changed)).Findings.Select(f => (f.Check, f.Where)));
    }

    /// <summary>A forger can sign with a key of his own: whose key it is must be looked at.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_key_is_listed(Engine engine)
    {
        using var other = new TestKey();
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory history = await RichHistory.Lay(test);
        _ = await LedgerFactory.Checkpoints(test.Database, _key.Key).Make(test.Clock.Now);
        await history.GoOn();
        _ = await LedgerFactory.Checkpoints(test.Database, other.Key).Make(test.Clock.Now);
        ChainReport chains = await test.Journal.VerifyChain();
        string[] keys = [Convert.ToHexStringLower(_key.Key.PublicKey), Convert.ToHexStringLower(other.Key.PublicKey)];
        Assert.Equal(keys.Order(StringComparer.Ordinal), chains.Keys);
    }

    public void Dispose() => _key.Dispose();

    private static void AssertCut(Cut cut, IReadOnlyList<AuditFinding> findings, string by)
    {
        Assert.All(findings, finding => Assert.Equal("cut_tail", finding.Check));
        Assert.Equal(
            cut.History.Books.Select(book => $"book {book}").Append("the journal"), findings.Select(f => f.Where));
        Assert.All(findings, finding => Assert.Contains($"({by})", finding.Expected, StringComparison.Ordinal));
    }

    /// <summary>A history with two checkpoints, cut back to the first one's moment.</summary>
    private sealed class Cut : IAsyncDisposable
    {
        public required TestLedger Test { get; init; }

        public required RichHistory History { get; init; }

        /// <summary>The second checkpoint, as somebody had written it down.</summary>
        public required Checkpoint Kept { get; init; }

        internal static async Task<Cut> Make(Engine engine, SigningKey key)
        {
            TestLedger test = await TestLedger.Open(engine);
            ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, key);
            RichHistory history = await RichHistory.Lay(test);
            Checkpoint first = await checkpoints.Make(test.Clock.Now);
            await history.GoOn();
            Checkpoint second = await checkpoints.Make(test.Clock.Now);
            await test.AssertClean();
            Assert.Equal([], (await test.Journal.VerifyChain(second)).Findings);
            await Tampering.PastTriggers(test, Tampering.CutTail(first.Seq + 1));
            return new Cut { Test = test, History = history, Kept = Checkpoint.FromJson(second.ToJson()).Value };
        }

        public ValueTask DisposeAsync() => Test.DisposeAsync();
    }
}
