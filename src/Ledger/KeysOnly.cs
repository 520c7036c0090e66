namespace Sampan.Ledger;

/// <summary>
/// What PostgreSQL's planner is told where every row is found by a key. A prepared statement keeps the plan of its
/// first runs, made when the tables were empty and reading all of them looked cheap; and a planner that has not counted
/// the tables for a while may believe so of any.
/// </summary>
internal static class KeysOnly
{
    internal const string ForTheSession =
        "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    internal const string ForTheTransaction =
        "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; " +
        "SET LOCAL jit = off";
}
