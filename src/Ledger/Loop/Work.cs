using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>One thing asked of the loop, and the promise to answer after the commit.</summary>
internal abstract class Work
{
    // Continuations must not run on the loop: it would serve web requests instead of the next group.
    private readonly TaskCompletionSource<Outcome<Receipt>> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<Outcome<Receipt>> Answered => _answer.Task;

    /// <summary>Decided in memory, given only when it is on disk.</summary>
    internal Outcome<Receipt> Decided { get; set; }

    /// <summary>A bug met while deciding this work; its neighbours go on.</summary>
    internal Exception? Fault { get; set; }

    internal void Complete()
    {
        if (Fault is not null) _ = _answer.TrySetException(Fault);
        else _ = _answer.TrySetResult(Decided);
    }

    internal void Answer(Outcome<Receipt> outcome) => _ = _answer.TrySetResult(outcome);
}

internal sealed class PostWork(EntryRequest entry) : Work
{
    internal EntryRequest Entry => entry;
}

internal sealed class RefuseWork(Request request, Refusal refusal) : Work
{
    internal Request Request => request;

    internal Refusal Refusal => refusal;
}

internal sealed class BookWork(Id owner) : Work
{
    internal Id Owner => owner;

    internal int Book { get; set; }
}
