using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Ledger.Statements;

/// <summary>Adds up a trial balance within one look at the journal.</summary>
internal sealed class TrialBalanceReads(DbConnection connection, TrialBalanceQuery query, CancellationToken cancel)
{
    private readonly record struct Four(Int128 Debits, Int128 Credits, Int128 HeldDebits, Int128 HeldCredits);

    private readonly Dictionary<(int Book, AccountKind Kind, Commodity Commodity), Four> _sums = [];

    internal async Task<TrialBalance> Run()
    {
        if (query.At is { } day) await AddTransfers(day);
        else await AddCounters(TrialBalanceSql.Now);
        return new TrialBalance(
            query,
            [
                .. _sums.Where(pair => pair.Value != default)
                    .OrderBy(pair => pair.Key.Book).ThenBy(pair => pair.Key.Kind.Code)
                    .ThenBy(pair => pair.Key.Commodity.Code, StringComparer.Ordinal)
                    .Select(pair => new TrialBalanceLine(
                        pair.Key.Book, pair.Key.Kind, pair.Key.Commodity, pair.Value.Debits, pair.Value.Credits,
                        pair.Value.HeldDebits, pair.Value.HeldCredits)),
            ]);
    }

    private Task AddCounters(string sql, params (string Name, object? Value)[] values) => Read(
        sql,
        (sum, halves) => sum with
        {
            Debits = sum.Debits + halves(0),
            Credits = sum.Credits + halves(1),
            HeldDebits = sum.HeldDebits + halves(2),
            HeldCredits = sum.HeldCredits + halves(3),
        },
        values);

    private async Task AddTransfers(DateOnly day)
    {
        bool recorded = query.By == EntryDate.Recorded;
        Instant end = Instant.StartOf(day) + TimeSpan.FromDays(1);
        // By the day they take effect, entries of any time may count: then there is nothing to begin from.
        long seq = recorded ? await StatementReads.Snapshot(connection, end, cancel) : 0;
        if (seq > 0) await AddCounters(TrialBalanceSql.Stood, ("through", seq));
        (string, object?)[] values =
        [
            ("after", seq == 0 ? 0 : (seq << 8) | 255), ("end", end.Microseconds),
            .. recorded ? [] : new (string, object?)[] { ("day", (long)day.DayNumber) },
        ];
        await Read(
            recorded ? TrialBalanceSql.RecordedDebits : TrialBalanceSql.EffectiveDebits,
            (sum, halves) => sum with
            {
                Debits = sum.Debits + halves(0),
                HeldDebits = sum.HeldDebits + halves(1) - halves(2),
            },
            values);
        await Read(
            recorded ? TrialBalanceSql.RecordedCredits : TrialBalanceSql.EffectiveCredits,
            (sum, halves) => sum with
            {
                Credits = sum.Credits + halves(0),
                HeldCredits = sum.HeldCredits + halves(1) - halves(2),
            },
            values);
    }

    private async Task Read(
        string sql, Func<Four, Func<int, Int128>, Four> add, params (string Name, object? Value)[] values)
    {
        // An account's number begins with its book.
        long first = (long)(query.Book ?? 0) << 32;
        long next = query.Book is { } book ? (book + 1L) << 32 : long.MaxValue;
        DbCommand command = connection.Command(sql, [("first", first), ("next", next), .. values]);
        _ = await command.Rows(
            row =>
            {
                var key = (
                    (int)row.GetInt64(0), Chart.Of(row.GetInt64(1)), Commodity.Parse(row.GetString(2)).Value);
                return _sums[key] = add(_sums.GetValueOrDefault(key), number => Whole(row, number));
            },
            cancel);
    }

    /// <summary>The sum that a pair of columns holds in halves.</summary>
    private static Int128 Whole(DbDataReader row, int number) =>
        ((Int128)row.GetInt64(3 + 2 * number) << 32) + row.GetInt64(4 + 2 * number);
}
