using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;
using Sampan.Tests.Stores.Ledger.Statements;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Verifier;

/// <summary>
/// The journal in pieces, each ending with a snapshot: one by one, in a row, and with a piece wrong or missing.
/// </summary>
public sealed class SegmentTests : IDisposable
{
    private readonly TestKey _key = new();

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Segments_in_a_row_are_the_whole_journal(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        List<string[]> segments = await Cut(test, 3);
        string[] whole = Lines(await ExportTests.Text(test));
        Verification done = Verification.Of(segments, [], null)!;
        Assert.Equal([], done.Findings.All);
        Verification expected = Verification.Of(whole, [], null)!;
        Assert.Equal(expected.Chains.Entries, done.Chains.Entries);
        Assert.Equal(expected.Checkpoints.Count, done.Checkpoints.Count);
        Assert.Equal(
            expected.Chains.Books.Select(b => (b.Key, b.Value.Entries, b.Value.Head)),
            done.Chains.Books.Select(b => (b.Key, b.Value.Entries, b.Value.Head)));
        Assert.Equal(
            expected.Replay.Accounts.All.Select(a => (a.Key, a.Value.Counters, a.Value.IsClosed)),
            done.Replay.Accounts.All.Select(a => (a.Key, a.Value.Counters, a.Value.IsClosed)));
        Assert.Equal(expected.Transits, done.Transits);
        // The entries stand there as they do in the one file.
        Assert.Equal(
            whole.Where(line => Form.KindOf(line) == "entry"),
            segments.SelectMany(lines => lines).Where(line => Form.KindOf(line) == "entry"));
        // Each by itself shows its chains.
        foreach (string[] segment in segments) Assert.Equal([], Verification.Of(segment, [], null)!.Findings.All);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_piece_that_is_wrong_missing_or_out_of_place_is_named(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        List<string[]> good = await Cut(test, 3);
        Assert.Equal([], Found(good));
        Assert.Contains("order", Found([good[0], good[2], good[3]]));
        Assert.Contains("order", Found([good[0], good[2], good[1], good[3]]));
        Assert.Contains("order", Found([good[0], good[1], good[1], good[2], good[3]]));
        Assert.Contains("order", Found([good[^1], good[0]]));
        Assert.Contains("end", Found([good[0], good[1][..^1], good[2], good[3]]));
        Assert.Contains("chain", Found(Changed(1, "\"kind\":\"test", "\"kind\":\"tesk")));
        Assert.Contains("counters", Found(Changed(0, "\"creditsPosted\":", "\"creditsPosted\":1")));
        Assert.Contains("head", Found(Changed(2, "\"headBefore\":\"", "\"headBefore\":\"" + OtherDigit(2), cut: 1)));
        Assert.Contains("entries", Found(Changed(3, "\"entriesBefore\":", "\"entriesBefore\":1")));
        // The checkpoint that two files share is not believed the second time either.
        string[] shared = good[1];
        int at = Array.FindIndex(shared, line => Form.KindOf(line) == "checkpoint");
        string[] other = [.. shared];
        other[at] = shared[at].Replace("\"at\":\"2026", "\"at\":\"2025", StringComparison.Ordinal);
        Assert.NotEqual(shared[at], other[at]);
        Assert.Contains("signature", Found([good[0], other, good[2], good[3]]));

        // What a hash begins with is chance, so that a digit written there is one that did not stand there.
        char OtherDigit(int file)
        {
            const string before = "\"headBefore\":\"";
            string line = good[file].First(l => l.Contains(before, StringComparison.Ordinal));
            return line[line.IndexOf(before, StringComparison.Ordinal) + before.Length] == '0' ? '1' : '0';
        }

        List<string[]> Changed(int file, string from, string to, int cut = 0)
        {
            string[] lines = [.. good[file]];
            int line = Array.FindIndex(lines, l => l.Contains(from, StringComparison.Ordinal));
            int after = lines[line].IndexOf(from, StringComparison.Ordinal) + from.Length;
            lines[line] = lines[line][..(after - from.Length)] + to + lines[line][(after + cut)..];
            return [.. good.Select((segment, i) => i == file ? lines : segment)];
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_segment_ends_only_with_a_snapshot(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        Snapshot snapshot = (await LedgerFactory.Snapshots(test.Database, _key.Key).Make(test.Clock.Now)).Value;
        Outcome<ExportedJournal> refused =
            await test.Journal.Export(Stream.Null, new JournalPart(Through: snapshot.Seq - 1));
        Assert.Equal(JournalRefusals.SnapshotUnknown, refused.Refusal?.Code);
    }

    public void Dispose() => _key.Dispose();

    /// <summary>So many segments of random histories, and what came after the last.</summary>
    private async Task<List<string[]>> Cut(TestLedger test, int segments)
    {
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        var files = new List<string[]>();
        long? from = null;
        for (int i = 1; i <= segments; i++)
        {
            await StatementHistories.Play(test, Random.Shared.Next(), operations: 80, history: i);
            if (i == 2) _ = await LedgerFactory.Checkpoints(test.Database, _key.Key).Make(test.Clock.Now);
            Snapshot end = (await snapshots.Make(test.Clock.Now)).Value;
            files.Add(Lines(await ExportTests.Text(test, new JournalPart(From: from, Through: end.Seq))));
            from = end.Seq + 1;
        }
        await StatementHistories.Play(test, Random.Shared.Next(), operations: 80, history: segments + 1);
        files.Add(Lines(await ExportTests.Text(test, new JournalPart(From: from))));
        return files;
    }

    private static IEnumerable<string> Found(List<string[]> files) =>
        Verification.Of(files, [], null)!.Findings.All.Select(finding => finding.Check);

    private static string[] Lines(string file) => file.TrimEnd('\n').Split('\n');
}
