using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Tests.Tools.Model;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// Histories on a real ledger and on the model at once: every answer, every version, every place in the journal, and at
/// the end every account, hold and subject must be the same.
/// </summary>
/// <param name="sent">What becomes of an entry on its way to the ledger, where a test plants a fault.</param>
internal sealed class HistoryRun(TestLedger test, Func<EntryRequest, EntryRequest>? sent = null)
{
    private readonly List<(Entry Asked, Answer Expected, Task<Outcome<Receipt>> Answered)> _group = [];
    private readonly Dictionary<int, Receipt> _receipts = [];
    private Translation _translation = null!;
    private Rows _rows = null!;
    private long _seq;

    /// <summary>How many histories have been played.</summary>
    internal int Played { get; private set; }

    internal Dictionary<string, int> Answers { get; } = [];

    internal async Task Play(History history)
    {
        var model = new Model(history.Books);
        // What the last history left when it failed.
        _group.Clear();
        _receipts.Clear();
        _translation = await Translation.Open(test, ++Played, history.Books);
        await using DbConnection connection = await test.Database.Connect();
        _rows = new Rows(connection, _translation);
        _seq = await _rows.Seq();
        foreach (int number in history.Numbers)
        {
            Operation operation = Draw.Next(model, number);
            int sweeps = Ask(model, operation.Entry);
            // What a sweep sends arrives by an entry of its own, at a moment the model cannot know.
            if (sweeps > 0 || operation.Waits || history.OneByOne) await Settle();
            _seq += sweeps;
            model.Pass(operation.Seconds);
            test.Clock.Advance(TimeSpan.FromSeconds(operation.Seconds));
        }
        await Settle();
        Same(_rows.Expected(model), await _rows.Found());
    }

    /// <summary>Asks both. How many sweeps it began.</summary>
    private int Ask(Model model, Entry entry)
    {
        EntryRequest request = _translation.Of(entry);
        Answer expected = model.Ask(entry);
        Assert.Empty(model.Unequal());
        _group.Add((entry, expected, test.Ledger.Post(sent is null ? request : sent(request))));
        if (!IsNew(expected)) return 0;
        // The number is known before the answer, so that an entry can be corrected by another of its own group.
        _translation.Record(entry.Request, ++_seq);
        return entry.Sweeps;
    }

    private async Task Settle()
    {
        _ = await Task.WhenAll(_group.Select(asked => asked.Answered));
        await test.Ledger.Settled();
        long seq = _seq - _group.Count(asked => IsNew(asked.Expected));
        foreach ((Entry asked, Answer expected, Task<Outcome<Receipt>> answered) in _group)
        {
            Outcome<Receipt> outcome = await answered;
            Answers[expected.Name] = Answers.GetValueOrDefault(expected.Name) + 1;
            if (IsNew(expected)) seq++;
            if (!IsAnswered(asked, expected, seq, outcome))
                Assert.Fail($"expected {expected} (journal at {seq}), got {outcome} for {asked}");
        }
        _group.Clear();
        Assert.Equal([], await _rows.Unequal());
    }

    private bool IsAnswered(Entry asked, Answer expected, long seq, Outcome<Receipt> outcome)
    {
        if (outcome.IsRefused || !expected.IsOk) return outcome.Refusal?.Code.Name == expected.Name;
        Receipt receipt = outcome.Value;
        if (expected.IsRepeated) return receipt == _receipts[asked.Request] with { Repeated = true };
        _receipts[asked.Request] = receipt;
        return receipt.Seq == seq && receipt.Version == expected.Version && !receipt.Repeated;
    }

    private static bool IsNew(Answer answer) => answer is { IsOk: true, IsRepeated: false };

    private static void Same(SortedSet<string> expected, SortedSet<string> found)
    {
        string[] missing = [.. expected.Except(found)], added = [.. found.Except(expected)];
        Assert.True(
            missing.Length + added.Length == 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected {string.Join("; ", missing)}, found {string.Join("; ", added)}"));
    }
}
