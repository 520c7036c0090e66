using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Sampan.Tests.Tools.Model;
using TestResult = FsCheck.TestResult;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>A history that fails, made as short as it could be, and why.</summary>
internal sealed record Falsified(int Seed, int Tries, History Shortest, Exception Why)
{
    public override string ToString() =>
        $"SAMPAN_SEED={Seed}: history {Tries} fails. Of its operations these are left:\n{Shortest.InWords()}\n{Why}";
}

/// <summary>FsCheck draws the histories and, when one fails, looks for a shorter one that still does.</summary>
internal sealed class Trial : IRunner
{
    private readonly int _seed;

    private Trial(int seed) => _seed = seed;

    private Falsified? Found { get; set; }

    /// <summary>The same seed, the same histories.</summary>
    internal static async Task<Falsified?> Of(int seed, int histories, int operations, Func<History, Task> play)
    {
        Gen<History> history =
            from books in Gen.Choose(1, 3)
            from grouping in Gen.Choose(1, 25)
            from numbers in Gen.Choose(0, int.MaxValue - 1).ArrayOf(operations)
            select new History(books, OneByOne: grouping == 1, numbers);
        var trial = new Trial(seed);
        var replay = new Replay(new Rnd(unchecked((ulong)seed)), FSharpOption<int>.None);
        Config config = Config.Quick.WithMaxTest(histories).WithReplay(FSharpOption<Replay>.Some(replay))
            .WithRunner(trial);
        // FsCheck waits for each history where it stands: on a thread of its own, for those that carry it on are few.
        await Task.Factory.StartNew(
            () => Check.One(
                config, Prop.ForAll(Arb.From(history, h => h.Simpler()), h => play(h).GetAwaiter().GetResult())),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return trial.Found;
    }

    public void OnStartFixture(Type value)
    {
    }

    public void OnArguments(
        int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, TestResult result)
    {
        if (result is not TestResult.Failed failed) return;
        Exception why = failed.Item4 is Outcome.Failed { Item: { } thrown }
            ? thrown
            : new InvalidOperationException($"{failed.Item4}");
        Found = new Falsified(_seed, failed.Item1.NumberOfTests, (History)failed.Item3.Head, why);
    }
}
