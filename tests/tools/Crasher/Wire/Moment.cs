using System.Text.RegularExpressions;

namespace Sampan.Tests.Tools.Crasher.Wire;

/// <summary>
/// A place in what a program says to its database: just before a statement runs, or just after it has run and before
/// the program hears of it. Names are the same on both engines.
/// </summary>
/// <param name="Name">
/// <c>begin</c>, <c>fence</c>, <c>insert entry</c>, <c>commit</c> … of a transaction that writes; <c>read</c> and
/// <c>loaded</c> of one that reads; <c>checkpoint</c> when SQLite writes its log back.
/// </param>
/// <param name="Backend">The process that serves the connection on PostgreSQL; 0 on SQLite.</param>
internal readonly partial record struct Moment(string Name, bool IsDone, int Backend = 0)
{
    internal const string Begin = "begin";
    internal const string Fence = "fence";
    internal const string Commit = "commit";
    internal const string Loaded = "loaded";
    internal const string Checkpoint = "checkpoint";

    /// <summary>All that a commit can write after its BEGIN, as the two engines' statements are named here.</summary>
    internal static readonly IReadOnlyList<string> Writes =
    [
        Fence, "insert book", "update book", "insert account", "update account", "close account", "insert entry",
        "insert transfer", "insert correction", "insert closing", "insert hold", "update hold", "insert subject",
        "update subject", "delete attempt", "insert attempt", "insert outbox", "update outbox",
    ];

    internal bool IsWrite => Writes.Contains(Name);

    public override string ToString() => $"{(IsDone ? "after" : "before")} {Name}";

    internal static string NameOf(string sql)
    {
        if (sql.StartsWith("UPDATE ledger_partition SET seq", StringComparison.Ordinal)) return Fence;
        if (sql.StartsWith("SELECT ledger_fence", StringComparison.Ordinal)) return Fence;
        if (Write().Match(sql) is not { Success: true } write) return sql.Split(' ', ';')[0].ToLowerInvariant();
        string verb = write.Groups["closed"].Success ? "close" : write.Groups["verb"].Value.ToLowerInvariant();
        return $"{verb} {write.Groups["table"].Value}";
    }

    [GeneratedRegex(
        @"^(?<verb>INSERT|UPDATE|DELETE)( OR IGNORE)?( INTO| FROM)? ledger_(?<table>\w+)(?<closed> SET closed)?")]
    private static partial Regex Write();
}
