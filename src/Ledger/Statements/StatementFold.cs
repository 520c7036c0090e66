using Sampan.Ledger.Reading;

namespace Sampan.Ledger.Statements;

/// <summary>
/// Makes a statement of an account's transfers, given in the journal's order: a pure function of them and of the
/// counters they start from.
/// </summary>
/// <param name="query">What was asked.</param>
/// <param name="last">The transfer after which it stood at <paramref name="start"/>; 0 at its beginning.</param>
/// <param name="start">The counters the transfers start from; they count nothing of the period.</param>
internal sealed class StatementFold(StatementQuery query, long last, Counters start)
{
    internal const int MostMovements = 100_000;

    private readonly List<TransferRow> _within = [];

    internal long Opening { get; private set; } = start.Balance;

    /// <summary>The counters after the last transfer that was recorded by the end of the period.</summary>
    internal Counters Recorded { get; private set; } = start;

    /// <summary>That transfer's number; null when there was none.</summary>
    internal long? LastRecorded { get; private set; } = last == 0 ? null : last;

    internal bool IsTooLong => _within.Count > MostMovements;

    /// <summary>Takes the next transfer. False when neither it nor any after it can count.</summary>
    internal bool Add(TransferRow row)
    {
        if (row.RecordedAt > query.KnownAt) return false;
        bool isRecorded = !(row.RecordedAt.UtcDate > query.To);
        if (isRecorded) (Recorded, LastRecorded) = (row.After(Recorded), row.Id);
        else if (query.By == EntryDate.Recorded) return false;

        if (row.Posted == 0 || DayOf(row) > query.To) return true;
        if (DayOf(row) < query.From) Opening += row.Posted;
        else _within.Add(row);
        return !IsTooLong;
    }

    internal List<Movement> Movements()
    {
        // Within one day the journal's order stays: this sort keeps it.
        IEnumerable<TransferRow> ordered = query.By == EntryDate.Recorded ? _within : _within.OrderBy(DayOf);
        return Running(Opening, ordered);
    }

    /// <summary>Transfers as movements with the balance after each.</summary>
    internal static List<Movement> Running(long opening, IEnumerable<TransferRow> rows)
    {
        var movements = new List<Movement>();
        long balance = opening;
        foreach (TransferRow row in rows)
        {
            balance += row.Posted;
            movements.Add(row.Movement(balance));
        }
        return movements;
    }

    private DateOnly DayOf(TransferRow row) =>
        query.By == EntryDate.Recorded ? row.RecordedAt.UtcDate : row.Effective;
}
