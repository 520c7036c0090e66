using Sampan.Tests.Tools.Crasher.Wire;

namespace Sampan.Tests.Tools.Crasher;

/// <summary>
/// Where in the life of a commit the blow falls. Beside these there is one phase per kind of row written, named by it.
/// </summary>
internal static class Phase
{
    internal const string Opening = "while it opens";
    internal const string Loaded = "loaded, not yet decided";
    internal const string Begin = "before BEGIN";
    internal const string BeforeCommit = "before COMMIT";
    internal const string DuringCommit = "during COMMIT";
    internal const string AfterCommit = "after COMMIT, before the answer";
    internal const string Answered = "after the answer";
    internal const string Swept = "between the entries of a sweep";
    internal const string Recovering = "while it recovers";
    internal const string Repairing = "while it repairs";
    internal const string Checkpoint = "while SQLite writes its log back";

    /// <summary>In the middle of the transaction of a commit, or right before or after it.</summary>
    internal static readonly IReadOnlyList<string> OfCommit =
        [Loaded, Begin, BeforeCommit, DuringCommit, AfterCommit, Swept];

    /// <summary>Just after a statement of the transaction has run.</summary>
    internal static readonly IReadOnlyList<string> Written = [.. Moment.Writes.Select(write => $"after {write}")];

    internal static bool Fits(string phase, Moment moment) => phase switch
    {
        Loaded => moment is { Name: Moment.Loaded, IsDone: true },
        Begin => moment is { Name: Moment.Begin, IsDone: false },
        BeforeCommit or DuringCommit => moment is { Name: Moment.Commit, IsDone: false },
        AfterCommit => moment is { Name: Moment.Commit, IsDone: true },
        // The first entry is on disk, and the second is being written.
        Swept => moment is { Name: "update outbox", IsDone: false },
        Checkpoint => moment is { Name: Moment.Checkpoint, IsDone: false },
        _ => moment.ToString() == phase,
    };
}
