using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Rows that say what no program of ours could have written: a kind the chart does not have, a commodity that is none,
/// a day or a moment outside the calendar. Whoever reads the journal whole asks here first: such a row has no meaning
/// to go on with.
/// </summary>
internal static class UnreadableRows
{
    private const string Names =
        "SELECT 'account', MIN(id), kind, commodity FROM ledger_account GROUP BY kind, commodity UNION ALL " +
        "SELECT 'sweep', MIN(transfer), kind, commodity FROM ledger_outbox GROUP BY kind, commodity";

    private static readonly (string What, string Id, string Column, string Table, long Most)[] Times =
    [
        ("entry", "seq", "effective", "ledger_entry", DateOnly.MaxValue.DayNumber),
        ("entry", "seq", "recorded_at", "ledger_entry", Instant.Last.Microseconds),
        ("partition", "id", "recorded_at", "ledger_partition", Instant.Last.Microseconds),
        ("hold of transfer", "first", "deadline", "ledger_hold", Instant.Last.Microseconds),
        ("subject of book", "book", "changed_at", "ledger_subject", Instant.Last.Microseconds),
    ];

    /// <summary>Empty when all can be read.</summary>
    internal static async Task<IReadOnlyList<AuditFinding>> Find(DbConnection connection, CancellationToken cancel)
    {
        var findings = new Findings();
        foreach ((string what, long id, string kind, string commodity) in await connection.Command(Names).Rows(
            row => (row.GetString(0), row.GetInt64(1), $"{row.GetValue(2)}", $"{row.GetValue(3)}"), cancel))
        {
            if (!Chart.All.Any(known => known.Code.ToString(CultureInfo.InvariantCulture) == kind))
                findings.Add("unreadable", $"{what} {id}", "a kind of the chart", kind);
            if (Commodity.Parse(commodity).IsRefused)
                findings.Add("unreadable", $"{what} {id}", "a commodity", commodity);
        }
        foreach ((string what, string id, string column, string table, long most) in Times)
        {
            string sql = string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT {id}, {column} FROM {table} WHERE {column} < 0 OR {column} > {most} ORDER BY {id} LIMIT 100");
            foreach ((long row, string value) in await connection.Command(sql).Rows(
                row => (row.GetInt64(0), $"{row.GetValue(1)}"), cancel))
                findings.Add("unreadable", $"{what} {row}", $"{column} from 0 to {most}", value);
        }
        return findings.All;
    }
}
